package org.rashomon.checkers;

import java.util.List;
import org.rashomon.checkers.availability.AvailabilityChecker;
import org.rashomon.checkers.causal.ListAppendChecker;
import org.rashomon.checkers.conflicts.ConflictsChecker;
import org.rashomon.checkers.constraints.BankChecker;
import org.rashomon.checkers.constraints.ForeignKeyChecker;
import org.rashomon.checkers.constraints.InvariantChecker;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.constraints.StockChecker;
import org.rashomon.checkers.constraints.UniqueIdsChecker;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.counter.CounterChecker;
import org.rashomon.checkers.delivery.DeliveryChecker;
import org.rashomon.checkers.delivery.MetadataChecker;
import org.rashomon.checkers.lostwrite.LostWriteChecker;
import org.rashomon.checkers.lww.LwwChecker;
import org.rashomon.checkers.merge.MergeChecker;
import org.rashomon.checkers.sequence.SequenceChecker;
import org.rashomon.checkers.set.OrMapChecker;
import org.rashomon.checkers.set.OrSetChecker;
import org.rashomon.checkers.set.SetChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.checkers.staleness.StalenessChecker;
import org.rashomon.checkers.tombstone.TombstoneChecker;

/** The checkers of what replicas hold, each of which can be asked of any history by its name. */
public final class StateCheckers {

    private StateCheckers() {}

    /** All of them. */
    public static List<Checker> all() {
        return List.of(
                new LostWriteChecker(),
                new ConvergenceChecker(),
                new CounterChecker(),
                new SetChecker(),
                new OrSetChecker(),
                new ListAppendChecker(),
                new OrMapChecker(),
                new MvRegisterChecker(),
                new LwwChecker(),
                new TombstoneChecker(),
                new UniqueIdsChecker(),
                new InvariantChecker(),
                new BankChecker(),
                new StockChecker(),
                new ForeignKeyChecker(),
                new LostUpdateChecker(),
                new DeliveryChecker(),
                new MetadataChecker(),
                new SequenceChecker(),
                new MergeChecker(),
                new StalenessChecker(),
                new ConflictsChecker(),
                new AvailabilityChecker());
    }
}
