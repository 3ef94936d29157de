package org.rashomon.checkers.lostwrite;

import java.util.Map;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.siblings.SiblingAudit;
import org.rashomon.history.Function;
import org.rashomon.history.History;

/**
 * For registers (and, by {@link LostElementChecker}, sets that only grow): what became of every acknowledged write and
 * delete, on every replica that could be read at the end.
 * Each has exactly one fate there. It is <em>present</em>; or <em>superseded</em> by a version that had seen it; or
 * <em>lost to a concurrent winner</em>, by design if the store's rule ranks the winner higher and the history proves
 * it, else the <em>wrong winner</em>; or lost <em>although it came causally later</em> than what stands there; or it
 * <em>vanished</em>.
 *
 * <p>Where the strategy ranks versions by something that knows no time (an id, a priority), a write may also be
 * <em>outranked</em> by what it had seen, by design. Where every version is kept until another replaces it, the
 * versions that a read shows or is made of are held against all writes, as by {@code mv-register}. Where conflicts
 * are prevented, or keys have one home that no fault can have moved, a loss to a concurrent write is an anomaly.
 *
 * <p>What had seen what is read from the versions that the store told (a write had seen all that the accepting
 * replica had applied). Where it told none, causal order is inferred from the order of each session and from what reads
 * returned; two writes that this leaves unordered are undecided, for the replica may have known more than its clients.
 *
 * <p>Sound, given that versions are true and that the values written to one key differ: each anomaly is proved by the
 * operations it names. Complete for acknowledged writes of stores that tell versions. Writes of unknown outcome may
 * win, and are never missed.
 *
 * <p>Time and space are linear in the operations, times the sessions where causal order must be inferred.
 */
public final class LostWriteChecker implements LinearChecker {

    static final String NAME = "lost-write";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Every acknowledged write is present, superseded by one that had seen it, or excused by the strategy.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        if (!writesRegisters(history)) {
            return ofElements(history, findings);
        }
        return keepsVersions(history)
                ? new SiblingAudit(history, NAME, findings).run()
                : new RegisterAudit(history, findings).run();
    }

    private static boolean writesRegisters(History history) {
        var functions = history.operations().functions();
        return functions.stream().anyMatch(Mutations::isRegisterWrite)
                || functions.stream().noneMatch(Mutations::isMutation);
    }

    /** Sets that only grow have a checker of their own; of other data types it says who judges them. */
    private static CheckResult ofElements(History history, Findings findings) {
        var functions = history.operations().functions();
        if (functions.contains(Function.ADD) && !functions.contains(Function.REMOVE)) {
            return new LostElementChecker().check(history, findings);
        }
        findings.doubt("the history writes no registers; ask or-set, or-map, counter, sequence or list-append instead");
        return findings.result(NAME, Map.of());
    }

    /** Whether the strategy keeps every version until another replaces it, so that there are no winners. */
    private static boolean keepsVersions(History history) {
        return Contract.of(history.info())
                .strategy()
                .filter(strategy -> switch (strategy.resolution()) {
                    case SIBLINGS, MERGE, MAXIMUM, HANDLER -> true;
                    case LAST_WRITE_WINS, HIGHEST_RANK, COMMUTE, PREVENT -> false;
                })
                .isPresent();
    }
}
