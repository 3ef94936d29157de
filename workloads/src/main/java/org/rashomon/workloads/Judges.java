package org.rashomon.workloads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.delivery.MetadataChecker;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.checkers.lostwrite.LostWriteChecker;
import org.rashomon.checkers.lww.LwwChecker;
import org.rashomon.checkers.session.PrefixChecker;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.checkers.vacuity.Expectations;
import org.rashomon.checkers.vacuity.VacuityChecker;

/** What every workload is judged by, besides what is its own. */
public final class Judges {

    /** Bounds only the memory: a verdict must not depend on how fast the machine is. */
    private static final Budget BUDGET = new Budget(Duration.ofMinutes(1), 512L << 20, 1, () -> 0);

    private Judges() {}

    /** Those of a workload whose clients write the same keys on all leaders. */
    public static List<Checker> ofConflicts(Contract contract, Checker... own) {
        var conflicts = canConflict(contract) ? Expectations.DEFAULT.concurrentConflicts() : 0;
        return all(new Expectations(acknowledged(contract), conflicts), own);
    }

    /** Those of a workload in which nothing can conflict. */
    public static List<Checker> withoutConflicts(Contract contract, Checker... own) {
        return all(new Expectations(acknowledged(contract), 0), own);
    }

    /**
     * What became of every write of a register, besides what is the workload's own. Where values are merged and changes
     * arrive in any order, a reader cannot tell what a replica lacks from what was replaced there.
     */
    public static Checker[] andFates(Contract contract, Checker... own) {
        var isMerged = contract.strategy().stream().anyMatch(strategy -> switch (strategy.resolution()) {
            case MERGE, MAXIMUM, HANDLER -> true;
            case LAST_WRITE_WINS, HIGHEST_RANK, SIBLINGS, COMMUTE, PREVENT -> false;
        });
        return isMerged && contract.delivery() == Delivery.UNORDERED
                ? own
                : Stream.concat(Stream.of(own), Stream.of(new LostWriteChecker()))
                        .toArray(Checker[]::new);
    }

    /**
     * Those of reads and writes of registers with one version: the fate of every write, and what the contract gives,
     * or not, of sessions, causality and linearizability.
     */
    public static List<Checker> ofRegisters(Contract contract) {
        var own = new ArrayList<Checker>();
        if (isPrevented(contract)) {
            // It implies all the others, whatever replicas tell of writes that they have but do not show yet.
            return ofConflicts(contract, linearizability());
        }
        if (contract.gives(Guarantee.LINEARIZABILITY)) {
            own.add(linearizability());
        } else if (contract.routing() == Routing.HOME && ranksByTime(contract)) {
            own.add(new AsDesigned(
                    linearizability(),
                    contract.promise(Guarantee.LINEARIZABILITY).reason(),
                    Exceptions::ofMovedKeys));
        }
        own.add(new LostWriteChecker());
        own.add(new LwwChecker());
        for (var guarantee : SessionGuarantee.values()) {
            addUnpromised(own, contract, guarantee.guarantee(), new SessionChecker(guarantee));
        }
        addUnpromised(own, contract, Guarantee.CONSISTENT_PREFIX, new PrefixChecker());
        return ofConflicts(contract, own.toArray(Checker[]::new));
    }

    /** Otherwise a home itself lets a later write lose against an earlier one. */
    private static boolean ranksByTime(Contract contract) {
        return contract.strategy().stream().noneMatch(strategy -> strategy.resolution() == Resolution.HIGHEST_RANK);
    }

    private static Checker linearizability() {
        return new LinearizabilityChecker(Register.plain(), BUDGET);
    }

    /** What is not promised is looked for, too, and shown as what it is; what is, {@link Promised} sees to. */
    private static void addUnpromised(List<Checker> checkers, Contract contract, Guarantee guarantee, Checker checker) {
        var promise = contract.promise(guarantee);
        if (!promise.given()) {
            checkers.add(
                    contract.keepingTombstones().gives(guarantee)
                            ? new AsDesigned(checker, promise.reason(), Exceptions::ofForgottenDeletes)
                            : new AsDesigned(checker, promise.reason()));
        }
    }

    private static List<Checker> all(Expectations expectations, Checker... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(new ConvergenceChecker(), new MetadataChecker(), new VacuityChecker(expectations)))
                .toList();
    }

    /** A store that asks all leaders acknowledges next to nothing while some are away. */
    private static long acknowledged(Contract contract) {
        return isPrevented(contract) ? 1 : Expectations.DEFAULT.acknowledgedWritesPerLeader();
    }

    /** Whether two leaders may accept writes of one key at the same time. */
    private static boolean canConflict(Contract contract) {
        return contract.topology() != Topology.SINGLE_LEADER
                && contract.routing() != Routing.HOME
                && !isPrevented(contract);
    }

    private static boolean isPrevented(Contract contract) {
        return contract.strategy().stream().anyMatch(strategy -> strategy.resolution() == Resolution.PREVENT);
    }
}
