package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.Anomaly;
import org.rashomon.history.History;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunResult;

/** A card for each anomaly: what happened in one sentence, the picture of it, and the events that prove it. */
final class AnomalySection {

    /** Shared out evenly among the checkers that found something. */
    private static final int CARDS_SHOWN = 20;

    private static final int CHECKERS_SHOWN = 5;
    private static final int EVIDENCE_SHOWN = 12;

    private static final String LEGEND = "In the pictures a bar reaches from the invocation of an operation to its"
            + " completion: solid if it was acknowledged, outlined if it failed, dashed to the right end if nobody"
            + " learned how it ended, since it may take effect at any later time. Shaded is what a fault hit.";

    private final RunResult result;
    private final WitnessOperations operations;

    private AnomalySection(RunResult result, WitnessOperations operations) {
        this.result = result;
        this.operations = operations;
    }

    static Markup render(RunResult result, History history) {
        var guilty = result.checkers().stream()
                .filter(checker -> !checker.anomalies().isEmpty())
                .toList();
        if (guilty.isEmpty()) {
            return Section.of("anomalies", "Anomalies", Section.note("None was found."));
        }
        var section = new AnomalySection(result, WitnessOperations.of(history, guilty));
        var cards = new ArrayList<Markup>();
        var share = CARDS_SHOWN / Math.min(guilty.size(), CHECKERS_SHOWN);
        cards.add(Section.note(LEGEND));
        guilty.stream().limit(CHECKERS_SHOWN).forEach(checker -> section.cards(checker, share, cards));
        cards.add(Section.cut(CHECKERS_SHOWN, guilty.size(), "checkers that found anomalies"));
        return Section.of("anomalies", "Anomalies", element("div", cards));
    }

    private void cards(CheckerOutcome checker, int limit, List<Markup> to) {
        var shown = checker.anomalies().stream().limit(limit).toList();
        shown.forEach(anomaly -> to.add(card(checker, anomaly)));
        to.add(Section.cut(shown.size(), checker.anomalyCount(), "anomalies of " + checker.name()));
    }

    private Markup card(CheckerOutcome checker, Anomaly anomaly) {
        var witness = anomaly.witness().stream().limit(EVIDENCE_SHOWN).toList();
        return element(
                        "article",
                        element("h3", text(anomaly.name()), element("small", " found by " + checker.name())),
                        element("p", anomaly.sentence()).styled("sentence"),
                        witness.isEmpty()
                                ? Markup.nothing()
                                : SpaceTimeDiagram.draw(witness, operations, result.faults()),
                        EvidenceTable.render("The witness", witness),
                        Section.cut(witness.size(), anomaly.witness().size(), "events of the witness"))
                .styled("card");
    }
}
