package org.rashomon.harness.sessions;

import java.io.IOException;
import java.util.stream.Collectors;
import org.rashomon.harness.local.StoreDefects;
import org.rashomon.harness.scenario.ScenarioException;

/** Whether a defect can be planted, asked before anything is deployed. */
public final class Defects {

    private Defects() {}

    /**
     * Accepts a defect that the store knows, and the empty name of none.
     *
     * @throws ScenarioException if there is no such defect
     */
    public static void requireKnown(String name) throws IOException, InterruptedException {
        if (name.isEmpty()) {
            return;
        }
        var known = StoreDefects.list();
        if (known.stream().noneMatch(defect -> defect.name().equals(name))) {
            throw new ScenarioException("--defect: there is no defect \"%s\"; defects: %s"
                    .formatted(
                            name, known.stream().map(StoreDefects.Listed::name).collect(Collectors.joining(", "))));
        }
    }
}
