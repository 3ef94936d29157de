package org.rashomon.checkers.constraints;

import java.util.List;
import java.util.function.Supplier;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Promise;
import org.rashomon.history.History;
import org.rashomon.history.Operations;

/** Judges two acknowledged updates that exclude each other, by what the contract says of such pairs. */
final class PairRule {

    private final Operations operations;
    private final AnomalyCatalogue.Entry entry;
    private final Promise promise;
    private final boolean isContractKnown;
    private final Findings findings;

    PairRule(History history, AnomalyCatalogue.Entry entry, Guarantee guarantee, Findings findings) {
        var contract = Contract.of(history.info());
        this.operations = history.operations();
        this.entry = entry;
        this.promise = contract.promise(guarantee);
        this.isContractKnown =
                contract.strategy().isPresent() && contract.unknown().isEmpty();
        this.findings = findings;
    }

    /** Whether the two are an anomaly, which is then reported. */
    boolean isBroken(int first, int second, Supplier<String> sentence) {
        var permitted = isContractKnown && !promise.given();
        if (permitted && Concurrency.areConcurrent(operations, first, second)) {
            findings.byDesign(() -> new ByDesign(
                    entry.name(),
                    promise.reason(),
                    sentence.get() + " Neither leader had seen the other's write.",
                    witness(first, second)));
            return false;
        }
        if (permitted && Concurrency.isUnknown(operations, first, second)) {
            findings.doubt("two that exclude each other were acknowledged, and the store does not tell whether one"
                    + " leader knew of the other's");
            return false;
        }
        findings.anomaly(
                operations.key(second), () -> new Anomaly(entry.name(), sentence.get(), witness(first, second)));
        return true;
    }

    private List<Evidence> witness(int first, int second) {
        return List.of(
                Evidence.of(operations, first, "first of the two"),
                Evidence.of(operations, second, "second of the two"));
    }
}
