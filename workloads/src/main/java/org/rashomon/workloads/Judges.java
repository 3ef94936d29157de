package org.rashomon.workloads;

import java.util.List;
import java.util.stream.Stream;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.delivery.MetadataChecker;
import org.rashomon.checkers.vacuity.Expectations;
import org.rashomon.checkers.vacuity.VacuityChecker;

/** What every workload is judged by, besides what is its own. */
public final class Judges {

    private Judges() {}

    /** Those of a workload whose clients write the same keys on all leaders. */
    public static List<Checker> ofConflicts(Contract contract, Checker... own) {
        var conflicts = canConflict(contract) ? Expectations.DEFAULT.concurrentConflicts() : 0;
        return all(new Expectations(Expectations.DEFAULT.acknowledgedWritesPerLeader(), conflicts), own);
    }

    /** Those of a workload in which nothing can conflict. */
    public static List<Checker> withoutConflicts(Checker... own) {
        return all(new Expectations(Expectations.DEFAULT.acknowledgedWritesPerLeader(), 0), own);
    }

    private static List<Checker> all(Expectations expectations, Checker... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(new ConvergenceChecker(), new MetadataChecker(), new VacuityChecker(expectations)))
                .toList();
    }

    /** Whether two leaders may accept writes of one key at the same time. */
    private static boolean canConflict(Contract contract) {
        return contract.topology() != Topology.SINGLE_LEADER
                && contract.routing() != Routing.HOME
                && contract.strategy().stream().noneMatch(strategy -> strategy.resolution() == Resolution.PREVENT);
    }
}
