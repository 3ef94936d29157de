package org.rashomon.harness.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a contract declares holds under partitions, kills, pauses and wrong clocks. {@code -Dseeds=20} tries every
 * contract on as many seeds, and writes to {@code target/contracts.md} what was seen of each guarantee.
 */
class ContractsTest {

    private static final int SEEDS = Integer.getInteger("seeds", 0);
    private static final String ONLY = System.getProperty("contracts", "");

    @Test
    void whatIsDeclaredHolds() throws IOException {
        var lines = new ArrayList<String>();
        var amiss = new ArrayList<String>();
        for (var one : cases()) {
            var tried = Tried.of(one, Math.max(1, SEEDS));
            lines.addAll(tried.rows());
            amiss.addAll(tried.amiss());
            if (SEEDS > 0) {
                Files.write(Path.of("target", "contracts.md"), lines);
                Files.write(Path.of("target", "contracts-amiss.txt"), amiss);
            }
        }

        assertThat(amiss).isEmpty();
    }

    /** Without a number of seeds, a few contracts of different kinds. */
    private static List<Contracts.Case> cases() {
        var all = Contracts.all();
        if (SEEDS > 0) {
            return all.stream()
                    .filter(one -> one.toString().matches(".*" + ONLY + ".*"))
                    .toList();
        }
        var some = new ArrayList<Contracts.Case>();
        for (var index = 0; index < all.size(); index += 4) {
            some.add(all.get(index));
        }
        return some;
    }
}
