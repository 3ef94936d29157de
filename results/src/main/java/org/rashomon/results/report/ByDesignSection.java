package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.ByDesign;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunResult;

/** What was lost, but only as the store's contract permits: winner, loser and rule of each finding. */
final class ByDesignSection {

    private static final int SHOWN = 20;
    private static final int CHECKERS_SHOWN = 10;
    private static final int CERTIFICATE_SHOWN = 6;

    private ByDesignSection() {}

    static Markup render(RunResult result) {
        var content = result.checkers().stream()
                .filter(checker -> checker.byDesignCount() > 0)
                .limit(CHECKERS_SHOWN)
                .map(ByDesignSection::findings)
                .toList();
        return Section.of(
                "by-design",
                "Lost by design",
                content.isEmpty()
                        ? Section.note("Nothing was lost that the contract had to permit.")
                        : element("div", content));
    }

    private static Markup findings(CheckerOutcome checker) {
        var shown = checker.byDesign().stream().limit(SHOWN).toList();
        var table = new Table("Findings of " + checker.name(), "Finding", "What happened", "Rule", "Winner and loser");
        shown.forEach(finding -> table.row(
                finding.name(), Table.cell(finding.sentence()), Table.cell(finding.rule()), certificate(finding)));
        var content = new ArrayList<Markup>(List.of(table.build()));
        content.add(Section.cut(shown.size(), checker.byDesignCount(), "findings"));
        return Section.folded(
                "%s findings of %s that the contract permits"
                        .formatted(Units.count(checker.byDesignCount()), checker.name()),
                content);
    }

    private static Markup.Element certificate(ByDesign finding) {
        var events = finding.certificate().stream()
                .limit(CERTIFICATE_SHOWN)
                .map(event -> element(
                        "li",
                        text("%s at %s on %s: "
                                .formatted(
                                        Escaping.clip(event.role(), 60),
                                        Units.seconds(event.timeNanos()),
                                        Escaping.clip(event.node(), 40))),
                        element("code", Escaping.clip(event.text(), 200))))
                .toList();
        return element("td", element("ul", events));
    }
}
