package org.rashomon.checkers.causal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;

/**
 * Transactions that append to lists and read them (Kingsbury and Alvaro, Elle, VLDB 2020), of which every read shows
 * the order of the writes before it: no list holds an element twice, or one that nobody appended, or one whose
 * transaction failed; of two reads of a list one is the beginning of the other; no transaction gets information from
 * itself, directly or in a circle (G0 and G1c, see {@link AppendCycles}); and the last reads of a run hold whatever was
 * acknowledged.
 *
 * <p>Where leaders accept appends at the same time and one wins, two reads will not be the beginnings of one another:
 * that is what divergence looks like here. Sound. Linear in what was read, but for the search for a short cycle.
 */
public final class ListAppendChecker implements Checker {

    private static final AnomalyCatalogue.Entry DIVERGENCE = AnomalyCatalogue.named("list-order-divergence");

    @Override
    public String name() {
        return "list-append";
    }

    @Override
    public String description() {
        return "Lists that transactions append to are read in one order, each element once, and in no circle.";
    }

    /** Whether transactions of a history append to lists. */
    public static boolean fits(History history) {
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.TRANSACTION)
                    && MicroOperation.of(operations, row).stream()
                            .anyMatch(part -> part.kind() == MicroOperation.Kind.APPEND)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CheckResult check(History history) {
        var audit = new Audit(history);
        audit.run();
        return audit.findings.result(name(), audit.facts());
    }

    /** One list: who appended what, and the longest order that was read. */
    static final class Story {
        final Map<Value, Integer> appends = new HashMap<>();
        final Map<Value, Integer> failed = new HashMap<>();
        List<Value> longest = List.of();
        private int longestRead = -1;
    }

    private static final class Audit {

        private final History history;
        private final Operations operations;
        private final Findings findings = new Findings();
        private final Map<String, Story> stories = new TreeMap<>();
        private long reads;
        private long neverRead;

        Audit(History history) {
            this.history = history;
            this.operations = history.operations();
        }

        void run() {
            forEachPart((row, part) -> {
                if (part.kind() == MicroOperation.Kind.APPEND) {
                    var story = stories.computeIfAbsent(part.key(), key -> new Story());
                    (operations.outcome(row) == Outcome.FAIL ? story.failed : story.appends)
                            .putIfAbsent(part.value(), row);
                }
            });
            forEachPart((row, part) -> {
                if (part.kind() == MicroOperation.Kind.READ && operations.outcome(row) == Outcome.OK) {
                    var story = stories.get(part.key());
                    if (story != null) {
                        judge(row, part.key(), story, Lists.elements(part.value()));
                    }
                }
            });
            new AppendCycles(operations, stories, findings).run();
            judgeLast();
            if (reads == 0) {
                findings.doubt("no list that was appended to was read");
            }
        }

        private interface Visitor {
            void visit(int row, MicroOperation part);
        }

        private void forEachPart(Visitor visitor) {
            for (var row = 0; row < operations.size(); row++) {
                if (operations.function(row).equals(Function.TRANSACTION)) {
                    for (var part : MicroOperation.of(operations, row)) {
                        visitor.visit(row, part);
                    }
                }
            }
        }

        private void judge(int row, String key, Story story, List<Value> elements) {
            reads++;
            var seen = new HashSet<Value>();
            for (var element : elements) {
                if (!seen.add(element)) {
                    find(AnomalyCatalogue.DUPLICATE_ELEMENT, row, key, "holds %s twice".formatted(element));
                } else if (story.failed.containsKey(element) && !story.appends.containsKey(element)) {
                    find(
                            AnomalyCatalogue.FAILED_WRITE_VISIBLE,
                            row,
                            key,
                            "holds %s, whose transaction failed".formatted(element));
                } else if (!story.appends.containsKey(element)) {
                    find(
                            AnomalyCatalogue.THIN_AIR_VALUE,
                            row,
                            key,
                            "holds %s, which nobody appended".formatted(element));
                }
            }
            var common = Math.min(story.longest.size(), elements.size());
            if (!story.longest.subList(0, common).equals(elements.subList(0, common))) {
                diverged(row, key, story, elements);
            } else if (elements.size() > story.longest.size()) {
                story.longest = elements;
                story.longestRead = row;
            }
        }

        private void diverged(int row, String key, Story story, List<Value> elements) {
            var at = 0;
            while (story.longest.get(at).equals(elements.get(at))) {
                at++;
            }
            var place = at;
            findings.anomaly(
                    "order of " + key,
                    () -> new Anomaly(
                            DIVERGENCE.name(),
                            ("List %s has %s in place %d on %s at %s, and %s on %s at %s; neither is the beginning of"
                                            + " the other.")
                                    .formatted(
                                            key,
                                            story.longest.get(place),
                                            place + 1,
                                            operations.node(story.longestRead),
                                            Phrases.seconds(operations.completedNanos(story.longestRead)),
                                            elements.get(place),
                                            operations.node(row),
                                            Phrases.seconds(operations.completedNanos(row))),
                            List.of(
                                    Evidence.of(operations, story.longestRead, "read in this order"),
                                    Evidence.of(operations, row, "read in another order"))));
        }

        private void find(AnomalyCatalogue.Entry entry, int row, String key, String what) {
            findings.anomaly(
                    "%s of %s".formatted(entry.name(), key),
                    () -> new Anomaly(
                            entry.name(),
                            "List %s, read on %s at %s, %s."
                                    .formatted(
                                            key,
                                            operations.node(row),
                                            Phrases.seconds(operations.completedNanos(row)),
                                            what),
                            List.of(Evidence.of(operations, row, "read"))));
        }

        /** What no read has shown; it is lost if lists were read on purpose after everything had settled. */
        private void judgeLast() {
            var settled = history.indexOf(Phase.FINAL_READS);
            var isRead = new HashSet<String>();
            forEachPart((row, part) -> {
                if (part.kind() == MicroOperation.Kind.READ
                        && operations.outcome(row) == Outcome.OK
                        && operations.invokedIndex(row) > settled) {
                    isRead.add(part.key());
                }
            });
            stories.forEach((key, story) -> judgeLast(key, story, isRead));
        }

        private void judgeLast(String key, Story story, Set<String> isRead) {
            var shown = new HashSet<>(story.longest);
            story.appends.forEach((element, row) -> {
                if (!shown.contains(element) && operations.outcome(row) == Outcome.OK) {
                    neverRead++;
                    if (isRead.contains(key)) {
                        find(
                                AnomalyCatalogue.VANISHED_WRITE,
                                row,
                                key,
                                "acknowledged %s, which no read of the list shows".formatted(element));
                    }
                }
            });
        }

        private Map<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "lists",
                    Integer.toString(stories.size()),
                    "reads",
                    Long.toString(reads),
                    "acknowledged-never-read",
                    Long.toString(neverRead)));
        }
    }
}
