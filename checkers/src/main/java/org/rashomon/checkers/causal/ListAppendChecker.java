package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
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
 * transaction failed; a transaction reads what it has appended itself; of two reads of a list one is the beginning of
 * the other; no transaction gets information from itself, directly or in a circle (G0 and G1c, see {@link
 * AppendCycles}); and the last reads of a run hold whatever was acknowledged. Whether the reads refute serializability
 * is told as a fact.
 *
 * <p>Where leaders accept appends at the same time and one wins, two reads will not be the beginnings of one another:
 * that is what divergence looks like here. Sound. Linear in what was read, but for the search for a short cycle.
 */
public final class ListAppendChecker implements LinearChecker {

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
    public CheckResult check(History history, Findings findings) {
        var audit = new Audit(history, findings);
        audit.run();
        return audit.findings.result(name(), audit.facts());
    }

    /** One list: who appended what, and the longest order that was read. */
    static final class Story {
        final int number;
        final String key;
        final Map<Value, Integer> appends = new HashMap<>();
        final Map<Value, Integer> failed = new HashMap<>();
        List<Value> longest = List.of();
        private int longestRead = -1;
        /** The elements of the longest order, as long as nothing was wrong with it. */
        private final Set<Value> elements = new HashSet<>();

        private boolean isSound = true;
        private boolean isReadLast;

        Story(int number, String key) {
            this.number = number;
            this.key = key;
        }
    }

    private static final class Audit {

        private final History history;
        private final Operations operations;
        private final Findings findings;
        private final Map<String, Story> stories = new HashMap<>();
        private final List<Story> inOrder = new ArrayList<>();
        private final AppendCycles cycles;
        private String serializable = "";
        private long reads;
        private long neverRead;

        Audit(History history, Findings findings) {
            this.findings = findings;
            this.history = history;
            this.operations = history.operations();
            this.cycles = new AppendCycles(operations, inOrder);
        }

        void run() {
            forEachPart((row, part) -> {
                if (part.kind() == MicroOperation.Kind.APPEND) {
                    var story = stories.computeIfAbsent(part.key(), key -> new Story(inOrder.size(), key));
                    if (story.number == inOrder.size()) {
                        inOrder.add(story);
                    }
                    (operations.outcome(row) == Outcome.FAIL ? story.failed : story.appends)
                            .putIfAbsent(part.value(), row);
                }
            });
            var settled = history.indexOf(Phase.FINAL_READS);
            forEachPart((row, part) -> {
                var story = stories.get(part.key());
                if (part.kind() == MicroOperation.Kind.READ && operations.outcome(row) == Outcome.OK && story != null) {
                    story.isReadLast |= operations.invokedIndex(row) > settled;
                    judge(row, story, Lists.elements(part.value()));
                }
            });
            for (var row = 0; row < operations.size(); row++) {
                if (operations.function(row).equals(Function.TRANSACTION) && operations.outcome(row) == Outcome.OK) {
                    judgeOwn(row, MicroOperation.of(operations, row));
                }
            }
            serializable = cycles.run(findings);
            inOrder.forEach(this::judgeLast);
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

        private void judge(int row, Story story, List<Value> elements) {
            reads++;
            var common = common(story.longest, elements);
            if (!story.isSound) {
                look(row, story, elements, new HashSet<>());
            } else if (common == story.longest.size()) {
                // What is the beginning of an order without fault need not be looked at again.
                story.isSound = look(row, story, elements.subList(common, elements.size()), story.elements);
            } else if (common < elements.size()) {
                look(row, story, elements, new HashSet<>());
            }
            if (common < Math.min(story.longest.size(), elements.size())) {
                diverged(row, story, elements, common);
            } else if (elements.size() > story.longest.size()) {
                story.longest = elements;
                story.longestRead = row;
            }
            cycles.read(row, story, elements);
        }

        private static int common(List<Value> one, List<Value> other) {
            var common = 0;
            var most = Math.min(one.size(), other.size());
            while (common < most && one.get(common).equals(other.get(common))) {
                common++;
            }
            return common;
        }

        /** Whether nothing is wrong with elements that a read shows behind those that were seen already. */
        private boolean look(int row, Story story, List<Value> elements, Set<Value> seen) {
            var isSound = true;
            for (var element : elements) {
                if (!seen.add(element)) {
                    isSound = false;
                    find(AnomalyCatalogue.DUPLICATE_ELEMENT, row, story, "holds %s twice".formatted(element));
                } else if (!story.appends.containsKey(element)) {
                    isSound = false;
                    if (story.failed.containsKey(element)) {
                        find(
                                AnomalyCatalogue.FAILED_WRITE_VISIBLE,
                                row,
                                story,
                                "holds %s, whose transaction failed".formatted(element));
                    } else {
                        find(
                                AnomalyCatalogue.THIN_AIR_VALUE,
                                row,
                                story,
                                "holds %s, which nobody appended".formatted(element));
                    }
                }
            }
            return isSound;
        }

        /** A transaction reads at the end of a list what it has appended itself, and nothing that it appends later. */
        private void judgeOwn(int row, List<MicroOperation> parts) {
            for (var at = 0; at < parts.size(); at++) {
                var read = parts.get(at);
                var story = stories.get(read.key());
                if (read.kind() != MicroOperation.Kind.READ || story == null) {
                    continue;
                }
                var elements = Lists.elements(read.value());
                var before = appended(parts.subList(0, at), read.key());
                var from = elements.size() - before.size();
                if (from < 0 || !elements.subList(from, elements.size()).equals(before)) {
                    find(
                            AnomalyCatalogue.NOT_OWN_WRITE,
                            row,
                            story,
                            "does not end with %s, which the transaction had appended itself"
                                    .formatted(Phrases.list(
                                            before.stream().map(Value::toString).toList())));
                }
                for (var element : appended(parts.subList(at + 1, parts.size()), read.key())) {
                    if (elements.contains(element)) {
                        find(
                                AnomalyCatalogue.FUTURE_READ,
                                row,
                                story,
                                "holds %s, which the transaction appends only afterwards".formatted(element));
                    }
                }
            }
        }

        private static List<Value> appended(List<MicroOperation> parts, String key) {
            var appended = new ArrayList<Value>(0);
            for (var part : parts) {
                if (part.kind() == MicroOperation.Kind.APPEND && part.key().equals(key)) {
                    appended.add(part.value());
                }
            }
            return appended;
        }

        private void diverged(int row, Story story, List<Value> elements, int place) {
            findings.anomaly(
                    "order of " + story.key,
                    () -> new Anomaly(
                            DIVERGENCE.name(),
                            ("List %s has %s in place %d on %s at %s, and %s on %s at %s; neither is the beginning of"
                                            + " the other.")
                                    .formatted(
                                            story.key,
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

        private void find(AnomalyCatalogue.Entry entry, int row, Story story, String what) {
            findings.anomaly(
                    "%s of %s".formatted(entry.name(), story.key),
                    () -> new Anomaly(
                            entry.name(),
                            "List %s, read on %s at %s, %s."
                                    .formatted(
                                            story.key,
                                            operations.node(row),
                                            Phrases.seconds(operations.completedNanos(row)),
                                            what),
                            List.of(Evidence.of(operations, row, "read"))));
        }

        /** What no read has shown; it is lost if lists were read on purpose after everything had settled. */
        private void judgeLast(Story story) {
            if (story.isSound && story.longest.size() == story.appends.size()) {
                return;
            }
            var shown = new HashSet<>(story.longest);
            story.appends.forEach((element, row) -> {
                if (!shown.contains(element) && operations.outcome(row) == Outcome.OK) {
                    neverRead++;
                    if (story.isReadLast) {
                        find(
                                AnomalyCatalogue.VANISHED_WRITE,
                                row,
                                story,
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
                    Long.toString(neverRead),
                    "serializable",
                    serializable));
        }
    }
}
