package org.rashomon.checkers.linearizability;

import java.util.List;
import org.rashomon.history.History;

/** Deciding alone, without certificates, as other checkers do; for benchmarks. */
public final class Deciding {

    private static final long INSTALMENT = 10_000;

    private Deciding() {}

    /** Whether all of some histories are linearizable, asked one after the other on one thread. */
    public static int linearizable(List<History> histories, Model<?> model) {
        var count = 0;
        for (var history : histories) {
            count += isLinearizable(history, model) ? 1 : 0;
        }
        return count;
    }

    private static boolean isLinearizable(History history, Model<?> model) {
        if (RegisterView.fits(model)) {
            var unique = RegisterBlocks.decide(history, Integer.MAX_VALUE);
            if (unique.isPresent()) {
                return unique.get().finding() instanceof UniqueRegister.Finding.Linearizable;
            }
        }
        var partitions = Partitions.of(history, model);
        for (var partition = 0; partition < partitions.count(); partition++) {
            var check = new ObjectCheck(partitions.subhistory(partition), model);
            var decision = check.look();
            while (decision instanceof ObjectCheck.Decision.Open) {
                decision = check.search(INSTALMENT);
            }
            if (decision instanceof ObjectCheck.Decision.NotLinearizable) {
                return false;
            }
        }
        return true;
    }
}
