package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import java.util.List;
import org.rashomon.history.History;
import org.rashomon.results.Conclusion;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Markup.Element;

/** The whole run at a glance, and every fault with what was seen of it. */
final class FaultSection {

    private static final int SHOWN = 150;

    private FaultSection() {}

    static Markup render(RunResult result, History history) {
        return Section.of(
                "timeline",
                "The run and its faults",
                new RunTimeline(result, history).draw(),
                result.faults().isEmpty() ? Section.note("No fault was injected.") : table(result));
    }

    private static Markup table(RunResult result) {
        var faults = result.faults();
        var table = new Table(
                "Faults, their observed effect, and how long after the heal all replicas had what was written before",
                "#",
                "Kind",
                "What was hit",
                "From",
                "Until",
                "Effect",
                "Healed",
                "Converged after");
        faults.stream()
                .limit(SHOWN)
                .forEach(fault -> table.row(
                        fault.observed() && fault.healed() ? "" : "gap",
                        Integer.toString(fault.number()),
                        List.of(
                                Table.cell(Escaping.clip(fault.kind(), 40)),
                                Table.cell(Escaping.clip(fault.description(), 200)),
                                Table.figure(Units.seconds(fault.startSeconds())),
                                Table.figure(Units.seconds(fault.endSeconds())),
                                effect(fault),
                                healed(fault),
                                Table.figure(convergence(fault, result)))));
        return Markup.fragment(table.build(), Section.cut(SHOWN, faults.size(), "faults"));
    }

    /** As the checker of convergence measured it. */
    private static String convergence(FaultOutcome fault, RunResult result) {
        var name = "fault-%d-%s-converged-millis".formatted(fault.number(), fault.kind());
        return result.checkers().stream()
                .map(checker -> checker.facts().getOrDefault(name, ""))
                .filter(millis -> millis.matches("\\d{1,15}"))
                .findFirst()
                .map(millis -> Units.seconds(Long.parseLong(millis) / 1e3))
                .orElse("not seen");
    }

    private static Element effect(FaultOutcome fault) {
        return fault.observed()
                ? Table.cell(Escaping.clip(fault.effect(), 300))
                : element("td", Badge.of("nothing was seen of it", Conclusion.VACUOUS));
    }

    private static Element healed(FaultOutcome fault) {
        if (!fault.failure().isEmpty()) {
            return Table.cell("failed: " + Escaping.clip(fault.failure(), 300));
        }
        return fault.healed() ? Table.cell("yes") : element("td", Badge.of("no", Conclusion.BROKEN));
    }
}
