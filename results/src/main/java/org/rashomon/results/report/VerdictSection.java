package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunResult;

/** One row for each checker, and the figures that each found worth showing. */
final class VerdictSection {

    private static final int CHECKERS_SHOWN = 40;
    private static final int FACTS_SHOWN = 60;

    private VerdictSection() {}

    static Markup render(RunResult result) {
        var table = new Table(
                "What each checker concluded, what it looked at, and what the check cost",
                "Checker",
                "Verdict",
                "Found",
                "Looked at",
                "Left out, and why",
                "By design",
                "Took",
                "Allocated");
        result.checkers().stream()
                .limit(CHECKERS_SHOWN)
                .forEach(checker -> table.row(
                        checker.name(),
                        element("td", Badge.of(checker.verdict())),
                        Table.cell(found(checker)),
                        Table.cell(Coverage.examined(checker)),
                        Table.cell(Escaping.clip(Coverage.leftOut(checker), 300)),
                        Table.figure(Units.count(checker.byDesignCount())),
                        Table.figure(checker.seconds() > 0 ? Units.seconds(checker.seconds()) : "–"),
                        Table.figure(checker.allocatedBytes() > 0 ? Units.mebibytes(checker.allocatedBytes()) : "–")));
        return Section.of(
                "verdicts",
                "Verdicts",
                table.isEmpty() ? Section.note("No checker was asked.") : table.build(),
                Section.cut(CHECKERS_SHOWN, result.checkers().size(), "checkers"),
                ModelLattice.render(result),
                Section.folded(
                        "Figures of the checkers",
                        result.checkers().stream()
                                .limit(CHECKERS_SHOWN)
                                .filter(checker -> !checker.facts().isEmpty())
                                .map(VerdictSection::facts)
                                .toList()));
    }

    private static String found(CheckerOutcome checker) {
        return checker.reason().isEmpty() ? "nothing" : checker.reason();
    }

    private static Markup facts(CheckerOutcome checker) {
        var table = new Table(checker.name(), "Figure", "Value");
        checker.facts().entrySet().stream()
                .limit(FACTS_SHOWN)
                .forEach(fact -> table.row(fact.getKey(), Table.cell(Escaping.clip(fact.getValue(), 300))));
        return Markup.fragment(
                table.build(), Section.cut(FACTS_SHOWN, checker.facts().size(), "figures"));
    }
}
