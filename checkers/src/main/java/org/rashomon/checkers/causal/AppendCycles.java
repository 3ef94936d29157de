package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.AppendGraph.Step;
import org.rashomon.checkers.causal.AppendGraph.Why;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * Looks for circles of transactions in which each appended right behind the one before (G0), or read what that had
 * appended last (G1c), after Adya (2000). Where there are none, it looks for those in which some transaction, besides,
 * had not read what the next one appended (an anti-dependency: G-single, G2): these refute serializability, and nothing
 * that a store with several leaders promises.
 */
final class AppendCycles {

    private final Operations operations;
    private final List<ListAppendChecker.Story> stories;
    private final AppendGraph graph = new AppendGraph();
    private final IntList readers = new IntList();
    private final IntList readLists = new IntList();
    private final IntList readSizes = new IntList();

    AppendCycles(Operations operations, List<ListAppendChecker.Story> stories) {
        this.operations = operations;
        this.stories = stories;
    }

    /** A transaction has read these elements of a list. */
    void read(int row, ListAppendChecker.Story story, List<Value> elements) {
        readers.add(row);
        readLists.add(story.number);
        readSizes.add(elements.size());
        if (!elements.isEmpty()) {
            var appender = story.appends.get(elements.getLast());
            if (appender != null) {
                graph.add(new Step(appender, row, Why.READ, story.number, elements.size() - 1));
            }
        }
    }

    /**
     * Looks for circles when all reads are known.
     *
     * @param findings of the reads one by one; what breaks the order of a list refutes serializability by itself
     * @return what is known of serializability
     */
    String run(Findings findings) {
        var rows = stories.stream().map(AppendCycles::appenders).toList();
        for (var story : stories) {
            var appenders = rows.get(story.number);
            for (var place = 1; place < appenders.length; place++) {
                add(appenders[place - 1], appenders[place], Why.APPENDED_BEHIND, story.number, place);
            }
        }
        for (var read = 0; read < readers.size(); read++) {
            var appenders = rows.get(readLists.get(read));
            var size = readSizes.get(read);
            if (size < appenders.length) {
                add(readers.get(read), appenders[size], Why.NOT_READ_BY, readLists.get(read), size);
            }
        }
        var circle = graph.circle(false);
        if (circle.exists()) {
            report(circle.steps(), findings);
        }
        if (circle.exists() || findings.verdict() instanceof Verdict.Invalid) {
            return "refuted";
        }
        var unread = graph.circle(true);
        return !unread.exists()
                ? "not refuted"
                : unread.steps().isEmpty() ? "refuted" : "refuted: " + sentence(unread.steps());
    }

    /** Who appended the elements of the longest order that was read; below 0 where nobody did. */
    private static int[] appenders(ListAppendChecker.Story story) {
        return story.longest.stream()
                .mapToInt(element -> story.appends.getOrDefault(element, -1))
                .toArray();
    }

    private void add(int from, int to, Why why, int list, int place) {
        if (from >= 0 && to >= 0) {
            graph.add(new Step(from, to, why, list, place));
        }
    }

    private void report(List<Step> circle, Findings findings) {
        if (circle.isEmpty()) {
            findings.doubt("the transactions have no order, and no short circle was found");
            return;
        }
        findings.anomaly(() -> {
            var witness = new ArrayList<Evidence>();
            for (var step : circle) {
                witness.add(Evidence.of(operations, step.from(), "transaction %d".formatted(witness.size() + 1)));
            }
            return new Anomaly(AnomalyCatalogue.CYCLIC_CAUSAL_ORDER.name(), sentence(circle), witness);
        });
    }

    private String sentence(List<Step> circle) {
        return "%d transactions follow from one another in a circle: %s."
                .formatted(
                        circle.size(),
                        String.join("; ", circle.stream().map(this::words).toList()));
    }

    private String words(Step step) {
        var story = stories.get(step.list());
        var element = story.longest.get(step.place());
        return "session %d %s"
                .formatted(
                        operations.session(step.to()),
                        switch (step.why()) {
                            case APPENDED_BEHIND ->
                                "appended %s to %s right behind %s"
                                        .formatted(element, story.key, story.longest.get(step.place() - 1));
                            case READ -> "read %s of %s".formatted(element, story.key);
                            case NOT_READ_BY ->
                                "appended %s to %s, which session %d had not read there"
                                        .formatted(element, story.key, operations.session(step.from()));
                        });
    }
}
