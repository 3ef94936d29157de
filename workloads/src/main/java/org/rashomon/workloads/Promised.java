package org.rashomon.workloads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.causal.Budget;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.conflicts.ConflictsChecker;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.delivery.DeliveryChecker;
import org.rashomon.checkers.session.PrefixChecker;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.history.History;

/** The checkers of what a contract promises, whatever the workload. */
public final class Promised {

    private Promised() {}

    /**
     * One checker for each promise that is kept by single registers; other data types have checkers of their own. What
     * only replicas' own counters can show is asked where they tell any.
     *
     * @param budget what each may cost
     */
    public static List<Checker> checkers(History history, Budget budget) {
        var contract = Contract.of(history.info());
        var checkers = new ArrayList<Checker>();
        if (history.replicaStates().stream().anyMatch(state -> !state.counters().isEmpty())) {
            checkers.add(new DeliveryChecker());
        }
        if (!history.conflicts().isEmpty()) {
            checkers.add(new ConflictsChecker());
        }
        if (contract.strategy().stream().noneMatch(Registers::areReplicatedAlone)) {
            return checkers;
        }
        Arrays.stream(SessionGuarantee.values())
                .filter(guarantee -> contract.gives(guarantee.guarantee()))
                .forEach(guarantee -> checkers.add(new SessionChecker(guarantee, budget)));
        if (contract.gives(Guarantee.CONSISTENT_PREFIX)) {
            checkers.add(new PrefixChecker(budget));
        }
        if (contract.gives(Guarantee.CAUSAL_CONSISTENCY)) {
            checkers.add(new CausalChecker(budget));
        }
        return checkers;
    }
}
