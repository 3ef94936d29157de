package org.rashomon.benchmarks.linearizability;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the 192 histories of the comparison: 1,000 to 1,000,000 operations of 5 to 50 clients over unique values or
 * five, with 0, 1 or 5 % of them indeterminate; each once as it is, and once with a violation at its end. Arguments:
 * the folder, and the largest number of operations.
 */
public final class GenerateMatrix {

    private static final int[] OPERATIONS = {1_000, 10_000, 100_000, 1_000_000};
    private static final int[] CLIENTS = {5, 10, 20, 50};
    private static final int[] VALUES = {0, 5};
    private static final int[] PERCENT_INDETERMINATE = {0, 1, 5};

    private GenerateMatrix() {}

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var most = Integer.parseInt(arguments[1]);
        for (var operations : OPERATIONS) {
            if (operations <= most) {
                for (var clients : CLIENTS) {
                    generate(folder, operations, clients);
                }
            }
        }
    }

    private static void generate(Path folder, int operations, int clients) throws IOException {
        for (var values : VALUES) {
            for (var percent : PERCENT_INDETERMINATE) {
                var name = "c%d_n%d_d%s_i%d".formatted(clients, operations, values == 0 ? "u" : values, percent);
                var size = new RegisterWorkload.Size(operations, clients, values, percent / 100.0);
                for (var violated : new String[] {"ok", "bad"}) {
                    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + "_" + violated + ".txt"))) {
                        var workload = new RegisterWorkload(size, clients * 7L + operations + 1, out);
                        workload.write();
                        if (violated.equals("bad")) {
                            workload.violate();
                        }
                    }
                }
            }
        }
    }
}
