package org.rashomon.checkers;

import static org.rashomon.checkers.contract.Promise.denied;
import static org.rashomon.checkers.contract.Promise.given;

import java.util.Arrays;
import java.util.List;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Promise;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;

/**
 * Which guarantees follow from which contract. The one place where this is said: checkers ask here what is a violation
 * and what the user chose, and the documentation of the strategies is made from it.
 */
final class Promises {

    private final Contract contract;
    private final Strategy strategy;

    private Promises(Contract contract, Strategy strategy) {
        this.contract = contract;
        this.strategy = strategy;
    }

    static List<Promise> of(Contract contract) {
        return Arrays.stream(Guarantee.values())
                .map(guarantee -> of(contract, guarantee))
                .toList();
    }

    static Promise of(Contract contract, Guarantee guarantee) {
        if (!contract.unknown().isEmpty()) {
            return denied(guarantee, String.join("; ", contract.unknown()) + ".");
        }
        return contract.strategy()
                .map(strategy -> new Promises(contract, strategy).promise(guarantee))
                .orElseGet(() -> denied(guarantee, "The history does not say how the store resolves conflicts."));
    }

    private Promise promise(Guarantee guarantee) {
        return switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> reads(guarantee);
            case MONOTONIC_WRITES -> monotonicWrites(guarantee);
            case WRITES_FOLLOW_READS -> order(guarantee);
            case CONSISTENT_PREFIX -> consistentPrefix(guarantee);
            case CAUSAL_CONSISTENCY -> causalConsistency(guarantee);
            case CONVERGENCE -> convergence(guarantee);
            case NO_LOST_WRITE -> noLostWrite(guarantee);
            case NO_LOST_UPDATE -> noLostUpdate(guarantee);
            case UNIQUENESS -> uniqueness(guarantee);
            case LINEARIZABILITY -> linearizability(guarantee);
            case AVAILABILITY -> availability(guarantee);
        };
    }

    private boolean prevents() {
        return strategy.resolution() == Resolution.PREVENT;
    }

    private boolean hasOneLeader() {
        return contract.topology() == Topology.SINGLE_LEADER;
    }

    /** Whether everything is asked of the one leader, so that it does not matter what followers have. */
    private boolean hasOneNode() {
        return hasOneLeader() && contract.routing() == Routing.HOME;
    }

    private Promise reads(Guarantee guarantee) {
        if (prevents()) {
            return given(guarantee, "A write is on every leader before it is acknowledged.");
        }
        if (contract.log() == ReplicationLog.STATEMENT && mayMove()) {
            return denied(guarantee, "A row has another id on each replica, so that a session that moves misses it.");
        }
        if (hasOneNode()) {
            return given(guarantee, "Everything is asked of the one leader.");
        }
        if (mayForgetDeletes() && !hasOneLeader()) {
            return denied(guarantee, "A delete that is forgotten early is undone by who has not seen it.");
        }
        if (contract.sessions() == Sessions.TOKENS) {
            return given(guarantee, "A replica that has not yet seen what the session has makes it wait.");
        }
        var isWritten = guarantee == Guarantee.READ_YOUR_WRITES;
        if (isWritten && hasOneLeader() && contract.replication() == Replication.SYNCHRONOUS) {
            return given(guarantee, "A write is on every node before it is acknowledged.");
        }
        return switch (contract.routing()) {
            case STICKY ->
                isWritten && hasOneLeader()
                        ? denied(guarantee, "A session that reads from a follower reads behind the leader.")
                        : given(guarantee, "A session stays with one replica, and a replica forgets nothing.");
            case ROAMING -> denied(guarantee, "The next replica may not yet have what the last one had.");
            case HOME -> denied(guarantee, "Keys of different homes are not ordered; for one key it holds.");
        };
    }

    /** Whether a session reads from other replicas than it writes to. */
    private boolean mayMove() {
        return contract.routing() != Routing.STICKY || hasOneLeader();
    }

    private Promise monotonicWrites(Guarantee guarantee) {
        var fifo = contract.delivery() == Delivery.FIFO && contract.routing() == Routing.STICKY;
        return fifo && !prevents()
                ? given(
                        guarantee,
                        "A session writes on one replica, whose writes are applied in their order everywhere.")
                : order(guarantee);
    }

    /** What rests on the order in which replicas apply writes, whatever a session reads. */
    private Promise order(Guarantee guarantee) {
        if (hasOneLeader() && contract.delivery() != Delivery.UNORDERED) {
            return given(guarantee, "One leader accepts all writes, and they are applied in its order everywhere.");
        }
        return causalDelivery(guarantee);
    }

    private Promise consistentPrefix(Guarantee guarantee) {
        if (mayForgetDeletes() && !hasOneLeader()) {
            return denied(guarantee, "A delete that is forgotten early is undone by who has not seen it.");
        }
        var isMoving = contract.routing() == Routing.ROAMING && contract.sessions() != Sessions.TOKENS;
        return isMoving && !prevents()
                ? denied(guarantee, "A session that changes replicas takes along what the next one has not yet seen.")
                : order(guarantee);
    }

    private Promise causalDelivery(Guarantee guarantee) {
        if (prevents()) {
            return given(guarantee, "A write is on every leader before it is acknowledged.");
        }
        if (hasOneNode()) {
            return given(guarantee, "Everything is asked of the one leader.");
        }
        if (contract.delivery() != Delivery.CAUSAL) {
            return denied(guarantee, "Writes of different origins may overtake each other without causal delivery.");
        }
        if (contract.sessions() == Sessions.TOKENS || contract.routing() == Routing.STICKY) {
            return given(guarantee, "No change is applied before everything that it had seen.");
        }
        return denied(guarantee, "A session that changes replicas takes along what the next one has not yet seen.");
    }

    /** It takes what sessions are promised, and an order of conflicting writes that contains the causal one. */
    private Promise causalConsistency(Guarantee guarantee) {
        for (var part :
                List.of(reads(Guarantee.READ_YOUR_WRITES), reads(Guarantee.MONOTONIC_READS), order(guarantee))) {
            if (!part.given()) {
                return denied(guarantee, part.reason());
            }
        }
        if (contract.log() == ReplicationLog.STATEMENT) {
            return denied(guarantee, "What a statement gave elsewhere nobody wrote.");
        }
        var reads = reads(guarantee);
        if (!reads.given()) {
            return reads;
        }
        if (strategy.trustsWallClocks()) {
            return denied(guarantee, "A replica whose clock is behind loses against what it had seen.");
        }
        return strategy.resolution() == Resolution.HIGHEST_RANK
                ? denied(guarantee, "A write that is ranked lower loses against what it had seen.")
                : order(guarantee);
    }

    private Promise convergence(Guarantee guarantee) {
        if (contract.log() == ReplicationLog.STATEMENT) {
            return denied(
                    guarantee, "Statements with NOW, RAND or auto-increment give another result on each replica.");
        }
        if (mayForgetDeletes()) {
            return denied(
                    guarantee,
                    "A replica that was away for longer than %s brings back what was deleted."
                            .formatted(contract.tombstones().label()));
        }
        return given(guarantee, "What a replica holds follows from the set of changes it has applied.");
    }

    /** Whether a delete leaves a trace that may go early: only where one version is kept there is any. */
    private boolean mayForgetDeletes() {
        return contract.tombstones().mayGoEarly()
                && (strategy.resolution() == Resolution.LAST_WRITE_WINS
                        || strategy.resolution() == Resolution.HIGHEST_RANK);
    }

    private Promise noLostWrite(Guarantee guarantee) {
        if (prevents()) {
            return given(guarantee, "No write is ever concurrent with another.");
        }
        if (hasOneLeader()) {
            return given(guarantee, "One leader puts all writes in order.");
        }
        if (mayForgetDeletes()) {
            return denied(guarantee, "A delete that is forgotten early is undone by who has not seen it.");
        }
        return switch (strategy.resolution()) {
            case LAST_WRITE_WINS, MAXIMUM ->
                denied(guarantee, "Of concurrent writes one stays; but what a write had seen never outlives it.");
            case HIGHEST_RANK ->
                denied(guarantee, "The write that is ranked higher stays, even if it was seen before.");
            case HANDLER -> denied(guarantee, "What the handler keeps is its own affair.");
            case COMMUTE ->
                strategy.dataType() == DataType.MAP
                        ? denied(guarantee, "Of concurrent writes of one field one stays.")
                        : given(guarantee, "Every operation counts, whatever is concurrent with it.");
            case SIBLINGS -> given(guarantee, "Concurrent versions are all kept.");
            case MERGE -> given(guarantee, "The merged value holds something of every one.");
            case PREVENT -> throw new IllegalStateException("handled above");
        };
    }

    private Promise noLostUpdate(Guarantee guarantee) {
        if (prevents() || hasOneLeader()) {
            return given(guarantee, "Writes of one key are accepted one after the other.");
        }
        return switch (strategy.resolution()) {
            case COMMUTE ->
                strategy.dataType() == DataType.MAP
                        ? denied(guarantee, "Two leaders may accept an update of the same field.")
                        : given(guarantee, "Updates commute, so that none overwrites another.");
            case SIBLINGS -> given(guarantee, "Both updates are kept as siblings.");
            default -> denied(guarantee, "Two leaders may accept an update of the same version.");
        };
    }

    private Promise uniqueness(Guarantee guarantee) {
        if (prevents() || hasOneLeader()) {
            return given(guarantee, "Writes of one key are accepted one after the other.");
        }
        return denied(
                guarantee,
                contract.ids() == Ids.INTERLEAVED
                        ? "Ids are unique, since each leader has its own; but two leaders may accept what only one may"
                                + " have."
                        : "Each leader counts for itself, so that ids repeat.");
    }

    private Promise linearizability(Guarantee guarantee) {
        if (prevents()) {
            return given(guarantee, "A write is on every leader before it is acknowledged.");
        }
        if (hasOneNode()) {
            return given(guarantee, "Everything is asked of the one leader.");
        }
        if (hasOneLeader()) {
            return contract.replication() == Replication.SYNCHRONOUS
                    ? denied(guarantee, "One follower may show a write before another has it.")
                    : denied(guarantee, "Followers answer from behind the leader; on the leader alone it holds.");
        }
        if (contract.routing() == Routing.HOME && strategy.resolution() == Resolution.HIGHEST_RANK) {
            return denied(guarantee, "A write that is ranked lower loses against what it had seen.");
        }
        return contract.routing() == Routing.HOME
                ? denied(
                        guarantee,
                        "Each key is linearizable while its home stands; the leader that takes over may be behind.")
                : denied(guarantee, "Leaders answer before they have heard of each other.");
    }

    private Promise availability(Guarantee guarantee) {
        if (prevents()) {
            return denied(guarantee, "A write waits for all leaders.");
        }
        if (contract.routing() == Routing.HOME && !hasOneLeader()) {
            return denied(guarantee, "A write waits for the home leader of its key, though another is up.");
        }
        if (contract.sessions() == Sessions.TOKENS && contract.routing() == Routing.ROAMING && !hasOneLeader()) {
            return denied(guarantee, "A replica that has not yet seen what the session has makes it wait.");
        }
        return contract.replication() == Replication.ASYNCHRONOUS
                ? given(guarantee, "A leader acknowledges a write that is on its own disk.")
                : denied(guarantee, "A write waits for other nodes.");
    }
}
