package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.results.RunResult;

/**
 * The anomalies, those of one name together: how many, and in which fault's company; then a card for each of the first
 * of them: what happened in one sentence, the picture of it, and the events that prove it.
 */
final class AnomalySection {

    /** Shared out evenly among the groups. */
    private static final int CARDS_SHOWN = 20;

    private static final int GROUPS_SHOWN = 12;
    private static final int CARDS_OF_A_GROUP = 4;
    private static final int EVIDENCE_SHOWN = 12;
    private static final int FURTHER_SHOWN = 60;
    private static final String LEGEND = "In the pictures a bar reaches from the invocation of an operation to its"
            + " completion: solid if it was acknowledged, outlined if it failed, dashed to the right end if nobody"
            + " learned how it ended, since it may take effect at any later time. Shaded is what a fault hit.";

    private final RunResult result;
    private final WitnessOperations operations;

    private AnomalySection(RunResult result, WitnessOperations operations) {
        this.result = result;
        this.operations = operations;
    }

    static Markup render(RunResult result, WitnessOperations operations) {
        var groups = AnomalyGroup.of(result);
        if (groups.isEmpty()) {
            return Section.of("anomalies", "Anomalies", Section.note("None was found."));
        }
        var section = new AnomalySection(result, operations);
        var content = new ArrayList<Markup>();
        content.add(counts(result));
        content.add(Section.note(LEGEND));
        var share = Math.clamp(CARDS_SHOWN / Math.min(groups.size(), GROUPS_SHOWN), 1, CARDS_OF_A_GROUP);
        groups.stream().limit(GROUPS_SHOWN).forEach(group -> content.add(section.group(group, share)));
        content.add(Section.cut(GROUPS_SHOWN, groups.size(), "kinds of anomaly"));
        return Section.of("anomalies", "Anomalies", element("div", content));
    }

    /** Of what was found, only the first are told apart; says so for each checker. */
    private static Markup counts(RunResult result) {
        var cuts = result.checkers().stream()
                .map(checker -> Section.cut(
                        checker.anomalies().size(), checker.anomalyCount(), "anomalies of " + checker.name()))
                .toList();
        return new Markup.Fragment(cuts);
    }

    private Markup group(AnomalyGroup group, int cards) {
        var content = new ArrayList<Markup>();
        content.add(element(
                "h3",
                text("%s × %s"
                        .formatted(group.name(), Units.count(group.members().size()))),
                element("small", " found by " + group.checker())));
        var answers = group.members().values().stream().map(this::answers).toList();
        content.add(element("p", group.company(result, answers)).styled("company"));
        definition(group.name()).ifPresent(content::add);
        group.members().entrySet().stream().limit(cards).forEach(member -> content.add(card(member, group.promise())));
        content.add(further(group, cards));
        return element("section", content).styled("group");
    }

    /** What the catalogue says of a name. */
    private static Optional<Markup> definition(String name) {
        return AnomalyCatalogue.find(name).map(entry -> {
            var page = entry.explanation();
            var content = new ArrayList<Markup>();
            content.add(element("p", entry.definition()));
            content.add(element("pre", page.example()));
            passage("What makes it happen: ", page.provokedBy(), content);
            passage("Seen with: ", page.seenWith(), content);
            return Markup.fragment(
                    passage("It would be legal: ", page.legalWhen()),
                    Section.folded(
                            "What %s means, with an example (rashomon explain %s)".formatted(name, name), content));
        });
    }

    private static void passage(String title, String text, List<Markup> to) {
        if (!text.isBlank()) {
            to.add(passage(title, text));
        }
    }

    private static Markup passage(String title, String text) {
        return text.isBlank()
                ? Markup.nothing()
                : element(
                        "p",
                        element("strong", title),
                        text(text.replaceAll("\\s+", " ").strip()));
    }

    private Answers answers(Anomaly anomaly) {
        return Answers.of(anomaly, operations, result.faults());
    }

    private Markup card(Map.Entry<Integer, Anomaly> member, String promise) {
        var anomaly = member.getValue();
        var witness = anomaly.witness().stream().limit(EVIDENCE_SHOWN).toList();
        return element(
                        "article",
                        element("p", anomaly.sentence()).styled("sentence"),
                        answers(anomaly).render(promise),
                        witness.isEmpty()
                                ? Markup.nothing()
                                : SpaceTimeDiagram.draw(witness, operations, result.faults()),
                        EvidenceTable.render("The witness", witness),
                        Section.cut(witness.size(), anomaly.witness().size(), "events of the witness"))
                .styled("card")
                .with("data-finding", Integer.toString(member.getKey()));
    }

    /** The rest of a group, one line each. */
    private Markup further(AnomalyGroup group, int cards) {
        var rest = group.members().entrySet().stream().skip(cards).toList();
        if (rest.isEmpty()) {
            return Markup.nothing();
        }
        var table = new Table("Further " + group.name(), "First event", "Time", "What happened");
        rest.stream().limit(FURTHER_SHOWN).map(Map.Entry::getValue).forEach(anomaly -> {
            var first = answers(anomaly).center();
            table.row(
                    first.map(event -> Long.toString(event.index())).orElse("-"),
                    Table.figure(
                            first.map(event -> Units.seconds(event.timeNanos())).orElse("-")),
                    Table.cell(Escaping.clip(anomaly.sentence(), 300)));
        });
        return Section.folded(
                "%s more".formatted(Units.count(rest.size())),
                List.of(table.build(), Section.cut(FURTHER_SHOWN, rest.size(), "further anomalies")));
    }
}
