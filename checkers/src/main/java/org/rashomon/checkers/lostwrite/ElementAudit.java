package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Holds the final reads of sets against the adds. */
final class ElementAudit {

    private final Operations operations;
    private final FinalReads finals;
    private final Findings findings;
    private final Circumstances circumstances;
    private final RowIndex adds;
    private final RowIndex failedAdds;
    /** For each node, the adds whose element its final reads show. */
    private final BitSet[] shown;

    private final Map<String, Long> counts = new TreeMap<>();

    ElementAudit(History history, FinalReads finals, Findings findings) {
        this.operations = history.operations();
        this.finals = finals;
        this.findings = findings;
        this.circumstances = new Circumstances(history);
        this.adds = new RowIndex(operations);
        this.failedAdds = new RowIndex(operations);
        this.shown = new BitSet[finals.nodes().size()];
        Arrays.setAll(shown, node -> new BitSet());
        for (var name : List.of(
                "acknowledged-writes",
                "present",
                "vanished",
                "indeterminate-writes",
                "thin-air",
                "failed-visible",
                "duplicates",
                "unread")) {
            counts.put(name, 0L);
        }
    }

    void run() {
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.ADD)) {
                enter(row);
            }
        }
        for (var node = 0; node < finals.nodes().size(); node++) {
            for (var key = 0; key < operations.keys().size(); key++) {
                checkElements(node, key);
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.ADD) && operations.outcome(row) == Outcome.OK) {
                checkAdd(row);
            }
        }
    }

    Map<String, String> facts() {
        var facts = new TreeMap<String, String>();
        counts.forEach((name, count) -> facts.put(name, Long.toString(count)));
        facts.put("replicas-read", Long.toString(finals.replicasRead()));
        return facts;
    }

    private void enter(int row) {
        switch (operations.outcome(row)) {
            case OK -> {
                count("acknowledged-writes");
                adds.putIfAbsent(row);
            }
            case INFO -> {
                count("indeterminate-writes");
                adds.putIfAbsent(row);
            }
            case FAIL -> failedAdds.putIfAbsent(row);
        }
    }

    private void checkElements(int node, int key) {
        var read = finals.row(node, key);
        if (read == FinalReads.NONE || !(operations.result(read) instanceof Value.Sequence(var elements))) {
            return;
        }
        var strangers = new HashSet<Value>();
        for (var element : elements) {
            var add = adds.find(key, element);
            if (add == RowIndex.NONE ? !strangers.add(element) : shown[node].get(add)) {
                count("duplicates");
                findings.anomaly(() -> duplicate(read, element));
            } else if (add == RowIndex.NONE) {
                stranger(read, key, element);
            } else {
                shown[node].set(add);
            }
        }
    }

    private void stranger(int read, int key, Value element) {
        var failed = failedAdds.find(key, element);
        if (failed == RowIndex.NONE) {
            count("thin-air");
            findings.anomaly(() -> new Anomaly(
                    AnomalyCatalogue.THIN_AIR_VALUE.name(),
                    "The set %s on %s ends with the element %s, which no client ever added."
                            .formatted(operations.key(read), operations.node(read), element),
                    List.of(finalRead(read, "element from nowhere", element))));
        } else {
            count("failed-visible");
            findings.anomaly(() -> new Anomaly(
                    AnomalyCatalogue.FAILED_WRITE_VISIBLE.name(),
                    "The set %s on %s ends with the element %s, whose add %s had answered with a failure."
                            .formatted(operations.key(read), operations.node(read), element, operations.node(failed)),
                    List.of(
                            Evidence.of(operations, failed, "failed add"),
                            finalRead(read, "element that must not be there", element))));
        }
    }

    private void checkAdd(int add) {
        var entered = adds.find(operations.keyNumber(add), operations.argument(add));
        var missing = new ArrayList<Integer>();
        var surviving = new ArrayList<String>();
        var read = false;
        for (var node = 0; node < finals.nodes().size(); node++) {
            var row = finals.row(node, operations.keyNumber(add));
            if (row == FinalReads.NONE || operations.completedIndex(add) > operations.invokedIndex(row)) {
                continue;
            }
            read = true;
            if (shown[node].get(entered)) {
                surviving.add(finals.nodes().get(node));
            } else {
                missing.add(row);
            }
        }
        if (!missing.isEmpty()) {
            count("vanished");
            findings.anomaly(() -> vanished(add, missing, surviving));
        } else {
            count(read ? "present" : "unread");
        }
    }

    private Anomaly vanished(int add, List<Integer> reads, List<String> surviving) {
        var element = operations.argument(add);
        var where = reads.stream().map(operations::node).toList();
        var survivors = surviving.isEmpty() ? "no replica has it" : Phrases.list(surviving) + " still has it";
        var sentence = "The element %s of the set %s, acknowledged by %s at %s, is missing on %s at the end; %s.%s"
                .formatted(
                        element,
                        operations.key(add),
                        operations.node(add),
                        Phrases.seconds(operations.completedNanos(add)),
                        Phrases.list(where),
                        survivors,
                        circumstances.faultsAround(add));
        var witness = new ArrayList<Evidence>();
        witness.add(Evidence.of(operations, add, "lost add"));
        reads.forEach(read -> witness.add(finalRead(read, "final read without it", element)));
        return new Anomaly(AnomalyCatalogue.VANISHED_WRITE.name(), sentence, witness);
    }

    private Anomaly duplicate(int read, Value element) {
        return new Anomaly(
                AnomalyCatalogue.DUPLICATE_ELEMENT.name(),
                "The set %s on %s ends with the element %s more than once."
                        .formatted(operations.key(read), operations.node(read), element),
                List.of(finalRead(read, "final read with it twice", element)));
    }

    /** A final read as evidence about one of its elements; the read as a whole may be long. */
    private Evidence finalRead(int read, String role, Value element) {
        var size = operations.result(read) instanceof Value.Sequence(var elements) ? elements.size() : 0;
        return new Evidence(
                operations.completedIndex(read),
                operations.completedNanos(read),
                operations.node(read),
                role,
                "read %s of %s, looked for %s"
                        .formatted(operations.key(read), Phrases.count(size, "element"), element));
    }

    private void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }
}
