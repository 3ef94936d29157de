package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rashomon.checkers.linearizability.RegisterIngest.Keys;
import org.rashomon.checkers.linearizability.UniqueRegister.Finding;
import org.rashomon.history.History;

/**
 * Asks the monitor for unique values about all registers of a history together; or, where they have very many
 * operations, about blocks of registers one after the other, so that it needs room for one block only.
 */
final class RegisterBlocks {

    private RegisterBlocks() {}

    /** What came out, and of what: of all registers, or of one block. */
    record Decided(RegisterColumns columns, Finding finding) {}

    /** A decision, or nothing when values were written more than once. */
    static Optional<Decided> decide(History history, int most) {
        var blocks = blocks(history, most);
        for (var block : blocks.subList(0, blocks.size() - 1)) {
            var decided = decide(history, block);
            if (decided.isEmpty() || decided.get().finding() instanceof Finding.NotLinearizable) {
                return decided;
            }
        }
        return decide(history, blocks.getLast());
    }

    private static Optional<Decided> decide(History history, Keys keys) {
        var columns = RegisterIngest.read(history, keys);
        var decided = decide(columns);
        return decided.isEmpty() && columns.isShared ? decide(RegisterIngest.readApart(history, keys)) : decided;
    }

    private static Optional<Decided> decide(RegisterColumns columns) {
        return UniqueRegister.decide(columns).map(finding -> new Decided(columns, finding));
    }

    /** As many keys in each as have no more operations together, but at least one. */
    static List<Keys> blocks(History history, int most) {
        if (history.operations().size() <= most) {
            return List.of(Keys.all(history));
        }
        var blocks = new ArrayList<Keys>();
        var first = 0;
        var inBlock = 0;
        var counts = operations(history);
        for (var key = 0; key < counts.length; key++) {
            if (key > first && inBlock + counts[key] > most) {
                blocks.add(new Keys(first, key - first, inBlock));
                first = key;
                inBlock = 0;
            }
            inBlock += counts[key];
        }
        blocks.add(new Keys(first, counts.length - first, inBlock));
        return blocks;
    }

    /** How many operations each key has. */
    private static int[] operations(History history) {
        var counts = new int[history.operations().keys().size()];
        for (var batch = history.operations().batch(); batch.next(); ) {
            for (var at = 0; at < batch.size(); at++) {
                counts[batch.key(at)]++;
            }
        }
        return counts;
    }
}
