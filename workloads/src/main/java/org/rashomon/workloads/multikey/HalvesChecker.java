package org.rashomon.workloads.multikey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.history.History;
import org.rashomon.history.Value;

/**
 * Transactions that are half overwritten at the end: every transaction writes both keys of its pair, and yet the two
 * stand for different ones. By design where each record is ranked by itself.
 */
final class HalvesChecker implements Checker {

    private static final String RULE = "the record, not the transaction, is replicated and resolved";

    @Override
    public String name() {
        return "halves";
    }

    @Override
    public String description() {
        return "Both keys of a pair stand for the same transaction.";
    }

    @Override
    public CheckResult check(History history) {
        var operations = history.operations();
        var finals = FinalReads.of(history);
        var findings = new Findings();
        var judged = 0L;
        for (var node = 0; node < finals.nodes().size(); node++) {
            var first = new HashMap<String, Integer>();
            for (var key = 0; key < operations.keys().size(); key++) {
                var read = finals.row(node, key);
                var name = operations.keys().get(key);
                if (read == FinalReads.NONE || operations.result(read).equals(Value.NONE) || !name.contains(".")) {
                    continue;
                }
                var other = first.putIfAbsent(name.substring(0, name.lastIndexOf('.')), read);
                if (other != null) {
                    judged++;
                    if (!operations.result(other).equals(operations.result(read))) {
                        findings.byDesign(() -> half(history, other, read));
                    }
                }
            }
        }
        if (judged == 0) {
            findings.doubt("no replica showed both keys of a pair at the end");
        }
        return findings.result(name(), new TreeMap<>(Map.of("pairs-judged", Long.toString(judged))));
    }

    private static ByDesign half(History history, int one, int other) {
        var operations = history.operations();
        return new ByDesign(
                AnomalyCatalogue.FRACTURED_READ.name(),
                RULE,
                "On %s %s stands at %s and %s at %s: each of two transactions is half overwritten."
                        .formatted(
                                operations.node(one),
                                operations.key(one),
                                operations.result(one),
                                operations.key(other),
                                operations.result(other)),
                List.of(Evidence.of(operations, one, "one half"), Evidence.of(operations, other, "the other half")));
    }
}
