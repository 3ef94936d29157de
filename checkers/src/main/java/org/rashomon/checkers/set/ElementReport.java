package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.contract.Tombstones;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Puts what is wrong with the elements of sets into words. */
final class ElementReport {

    private static final AnomalyCatalogue.Entry RESURRECTED = AnomalyCatalogue.named("resurrected-delete");
    private static final AnomalyCatalogue.Entry ADD_LOST = AnomalyCatalogue.named("add-lost-to-remove");
    private static final AnomalyCatalogue.Entry OTHER_STATE = AnomalyCatalogue.named("same-version-different-state");

    private final Operations operations;
    private final Elements elements;
    private final Findings findings;
    private final Tombstones tombstones;

    ElementReport(History history, Elements elements, Findings findings) {
        this.operations = history.operations();
        this.elements = elements;
        this.findings = findings;
        this.tombstones = Contract.of(history.info()).tombstones();
    }

    void duplicate(int read, Value element) {
        find(
                AnomalyCatalogue.DUPLICATE_ELEMENT,
                read,
                "holds the element %s more than once".formatted(element),
                List.of(evidence(read, element)));
    }

    /** An element that is there without an add that could explain it. */
    void unexpected(int read, Value element) {
        var story = elements.of(operations.keyNumber(read), element);
        var applied =
                story.adds.stream().filter(add -> operations.showed(read, add)).toList();
        if (!applied.isEmpty()) {
            var removes = new ArrayList<>(story.removes);
            removes.addAll(elements.deletes(operations.keyNumber(read)));
            removes.removeIf(remove -> !operations.showed(read, remove));
            resurrected(read, element, removes);
        } else if (story.adds.isEmpty()) {
            stranger(read, element);
        } else {
            find(
                    OTHER_STATE,
                    read,
                    "holds the element %s although the replica says that it has not applied its add".formatted(element),
                    List.of(
                            Evidence.of(operations, story.adds.getFirst(), "add that was not applied"),
                            evidence(read, element)));
        }
    }

    /** An element that nobody had tried to add. */
    void stranger(int read, Value element) {
        var failed = elements.of(operations.keyNumber(read), element).failedAdds;
        if (failed.isEmpty()) {
            find(
                    AnomalyCatalogue.THIN_AIR_VALUE,
                    read,
                    "holds the element %s, which no client had tried to add".formatted(element),
                    List.of(evidence(read, element)));
        } else {
            find(
                    AnomalyCatalogue.FAILED_WRITE_VISIBLE,
                    read,
                    "holds the element %s, whose add %s had answered with a failure"
                            .formatted(element, operations.node(failed.getFirst())),
                    List.of(Evidence.of(operations, failed.getFirst(), "failed add"), evidence(read, element)));
        }
    }

    /** An element that is missing although the replica had applied its add and no remove that had seen it. */
    void missing(int read, Value element, int add) {
        var concurrent = elements.of(operations.keyNumber(read), element).removes.stream()
                .filter(remove -> operations.showed(read, remove))
                .findFirst();
        if (concurrent.isPresent()) {
            find(
                    ADD_LOST,
                    read,
                    "lacks the element %s, for a remove that had not seen its add".formatted(element),
                    List.of(
                            Evidence.of(operations, add, "add"),
                            Evidence.of(operations, concurrent.get(), "remove that had not seen it"),
                            evidence(read, element)));
        } else {
            vanished(read, element, add);
        }
    }

    /** A field that shows one put although another one is in force, and ranked higher or in its place. */
    void outranked(int read, int shown, int put) {
        find(
                AnomalyCatalogue.WRONG_WINNER,
                read,
                "shows %s although %s, put on %s, took its place there or is ranked above it"
                        .formatted(operations.argument(shown), operations.argument(put), operations.node(put)),
                List.of(
                        Evidence.of(operations, shown, "put that is shown"),
                        Evidence.of(operations, put, "put that should be"),
                        evidence(read, operations.argument(shown))));
    }

    /** A field with a value that nobody had put there. */
    void strangeValue(int read, Value pair) {
        var key = operations.keyNumber(read);
        var failed = elements.of(key, Holder.part(pair, 0)).failedAdds.stream()
                .filter(put -> operations.argument(put).equals(pair))
                .findFirst();
        var witness = new ArrayList<Evidence>();
        failed.ifPresent(put -> witness.add(Evidence.of(operations, put, "failed put")));
        witness.add(evidence(read, pair));
        find(
                failed.isPresent() ? AnomalyCatalogue.FAILED_WRITE_VISIBLE : AnomalyCatalogue.THIN_AIR_VALUE,
                read,
                failed.isPresent()
                        ? "holds %s, whose put had been answered with a failure".formatted(pair)
                        : "holds %s, which no client had tried to put".formatted(pair),
                witness);
    }

    void vanished(int read, Value element, int add) {
        find(
                AnomalyCatalogue.VANISHED_WRITE,
                read,
                "lacks the element %s, whose add %s acknowledged at %s"
                        .formatted(element, operations.node(add), Phrases.seconds(operations.completedNanos(add))),
                List.of(Evidence.of(operations, add, "lost add"), evidence(read, element)));
    }

    /** An element that is there although it was removed. */
    void resurrected(int read, Value element, List<Integer> removes) {
        var remove = removes.stream()
                .filter(row -> operations.outcome(row) == Outcome.OK)
                .findFirst();
        var witness = new ArrayList<Evidence>();
        elements.of(operations.keyNumber(read), element).adds.stream()
                .limit(1)
                .forEach(add -> witness.add(Evidence.of(operations, add, "add")));
        remove.ifPresent(row -> witness.add(Evidence.of(operations, row, "remove")));
        witness.add(evidence(read, element));
        var what = "holds the element %s again, which had been removed".formatted(element);
        if (remove.isPresent() && wasCollected(remove.get(), read)) {
            findings.byDesign(() -> new ByDesign(
                    RESURRECTED.name(),
                    "tombstones are collected after %s, whoever has seen them".formatted(tombstones.label()),
                    sentence(read, what),
                    witness));
        } else {
            find(RESURRECTED, read, what, witness);
        }
    }

    private boolean wasCollected(int remove, int read) {
        return tombstones
                .window()
                .filter(window -> operations.completedNanos(read) - operations.invokedNanos(remove) >= window.toNanos())
                .isPresent();
    }

    private void find(AnomalyCatalogue.Entry entry, int read, String what, List<Evidence> witness) {
        var signature = "%s of %s on %s".formatted(entry.name(), operations.key(read), operations.node(read));
        findings.anomaly(signature, () -> new Anomaly(entry.name(), sentence(read, what), witness));
    }

    private String sentence(int read, String what) {
        return "Key %s, read on %s at %s, %s."
                .formatted(
                        operations.key(read),
                        operations.node(read),
                        Phrases.seconds(operations.completedNanos(read)),
                        what);
    }

    /** A read as evidence about one of its elements; the read as a whole may be long. */
    private Evidence evidence(int read, Value element) {
        var size = operations.result(read) instanceof Value.Sequence(var values) ? values.size() : 0;
        return new Evidence(
                operations.completedIndex(read),
                operations.completedNanos(read),
                operations.node(read),
                "read",
                "read %s of %s, looked for %s"
                        .formatted(operations.key(read), Phrases.count(size, "element"), element));
    }
}
