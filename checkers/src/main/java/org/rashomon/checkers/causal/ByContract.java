package org.rashomon.checkers.causal;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Promise;
import org.rashomon.history.History;

/**
 * Judges a violation by what the contract declares. Where the contract gives the guarantee, or says nothing at all, it
 * stays a violation. Where the contract denies it, it is by design, but only with a certificate: that what the contract
 * does promise in its place holds. If sessions roam, for instance, then what a session does on each single node must
 * still be consistent; a session that goes back in time without having moved is not excused by roaming.
 */
public final class ByContract {

    private static final String NOT_DECIDED = "not-decided";

    /** What no contract permits: values that nobody wrote, and effects before their causes. */
    private static final Set<String> NEVER_EXCUSED = Set.of(
            AnomalyCatalogue.THIN_AIR_VALUE.name(),
            AnomalyCatalogue.FAILED_WRITE_VISIBLE.name(),
            AnomalyCatalogue.FUTURE_READ.name(),
            AnomalyCatalogue.NOT_OWN_WRITE.name(),
            AnomalyCatalogue.CYCLIC_CAUSAL_ORDER.name());

    private final boolean silent;
    private final boolean given;
    private final String reason;

    private ByContract(boolean silent, boolean given, String reason) {
        this.silent = silent;
        this.given = given;
        this.reason = reason;
    }

    /** By what the contract of a history says of a guarantee. */
    public static ByContract of(History history, Guarantee guarantee) {
        return of(history, Contract.of(history.info()).promise(guarantee));
    }

    /** By a promise that this history's contract makes, or does not. */
    public static ByContract of(History history, Promise promise) {
        return of(history, promise.given(), promise.reason());
    }

    /** By a promise in words. */
    public static ByContract of(History history, boolean given, String reason) {
        return new ByContract(Contract.of(history.info()).strategy().isEmpty(), given, reason);
    }

    /**
     * The result of a checker, once it is known what was promised.
     *
     * @param plain what the checker found, whatever was promised
     * @param inItsPlace checks what is promised even if the guarantee is not
     */
    public CheckResult judge(CheckResult plain, Supplier<List<CheckResult>> inItsPlace) {
        if (silent) {
            return plain;
        }
        var facts = new TreeMap<>(plain.facts());
        facts.put("promised", (given ? "yes: " : "no: ") + reason);
        if (given || !(plain.verdict() instanceof Verdict.Invalid found) || hasInexcusable(found)) {
            return CheckResult.of(plain.checker(), plain.verdict(), facts);
        }
        var verdict = verdict(plain, found, inItsPlace.get());
        return verdict instanceof Verdict.Invalid
                ? CheckResult.of(plain.checker(), verdict, facts)
                : new CheckResult(
                        plain.checker(),
                        verdict,
                        found.anomalies().stream().map(this::excused).toList(),
                        found.count(),
                        facts);
    }

    private static boolean hasInexcusable(Verdict.Invalid found) {
        return found.anomalies().stream().map(Anomaly::name).anyMatch(NEVER_EXCUSED::contains);
    }

    private ByDesign excused(Anomaly anomaly) {
        return new ByDesign(anomaly.name(), reason, anomaly.sentence(), anomaly.witness());
    }

    /** Valid if what is promised in its place holds, which is the certificate. */
    private static Verdict verdict(CheckResult plain, Verdict.Invalid found, List<CheckResult> inItsPlace) {
        for (var held : inItsPlace) {
            if (held.verdict() instanceof Verdict.Invalid) {
                return held.verdict();
            }
        }
        for (var held : inItsPlace) {
            if (held.verdict() instanceof Verdict.Undecided undecided) {
                return new Verdict.Undecided("%s would be by design, but it is not certain that %s holds: %s"
                        .formatted(Phrases.count(found.count(), "finding"), held.checker(), undecided.reason()));
            }
        }
        return plain.facts().containsKey(NOT_DECIDED)
                ? new Verdict.Undecided(plain.facts().get(NOT_DECIDED))
                : new Verdict.Valid();
    }
}
