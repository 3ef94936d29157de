package org.rashomon.harness.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The defects that can be planted in the reference store, as the store itself lists them. */
public final class StoreDefects {

    private static final int LIMIT_SECONDS = 20;

    private StoreDefects() {}

    /**
     * A defect.
     *
     * @param description what it does, in one sentence
     * @param standsFor the class of real bugs it represents
     */
    public record Listed(String name, String description, String standsFor) {}

    /** Asks the store's program; it knows its defects, and nobody else shares its code. */
    public static List<Listed> list() throws IOException, InterruptedException {
        var process = new ProcessBuilder(NodeProcess.command("--list-defects"))
                .redirectError(Redirect.DISCARD)
                .start();
        // Ended when the time is up, so that reading its output ends, too.
        var unused = process.onExit()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly());
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the reference store does not list its defects");
        }
        var defects = new ArrayList<Listed>();
        for (var defect : new JsonMapper().readTree(text)) {
            defects.add(new Listed(
                    defect.path("name").stringValue(),
                    defect.path("description").stringValue(),
                    defect.path("standsFor").stringValue()));
        }
        return List.copyOf(defects);
    }
}
