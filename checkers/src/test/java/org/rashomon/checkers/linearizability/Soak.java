package org.rashomon.checkers.linearizability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;

/**
 * Holds the checkers against trying every order, on as many random small histories of each data type as one likes, half
 * of them damaged in the middle. Prints the seeds of each type, what came out and what the damage was, and every
 * mismatch with the seed that replays it; an undecided verdict is one. Arguments: how many of each type, the first seed
 * (or 0 for a fresh one), and the types by name (or none for all).
 */
final class Soak {

    private static final Budget BUDGET = new Budget(Duration.ofMinutes(1), 1L << 30, 1, System::nanoTime);
    private static final int OPERATIONS = 12;

    private final PrintWriter out;
    private boolean mismatched;

    private Soak(PrintWriter out) {
        this.out = out;
    }

    /** Takes the arguments above; ends with 1 if there was a mismatch. */
    public static void main(String[] arguments) throws IOException {
        var histories = Long.parseLong(arguments[0]);
        var seed = Long.parseLong(arguments[1]) == 0 ? System.nanoTime() : Long.parseLong(arguments[1]);
        try (var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            var soak = new Soak(out);
            var names = List.of(arguments).subList(2, arguments.length);
            for (var family : Family.all()) {
                if (names.isEmpty() || names.contains(family.toString())) {
                    soak.run(family, seed, histories);
                }
            }
            if (soak.mismatched) {
                System.exit(1);
            }
        }
    }

    private <S> void run(Family<S> family, long first, long histories) {
        var verdicts = new TreeMap<String, Long>();
        var damages = new TreeMap<Damage, Long>();
        for (var seed = first; seed < first + histories; seed++) {
            var drawn = RandomHistories.drawSmall(family, new SplittableRandom(seed), OPERATIONS);
            var history = drawn.history();
            var verdict = new LinearizabilityChecker(family.model(), BUDGET)
                    .check(history)
                    .verdict()
                    .label();
            var isLinearizable = !drawn.isRefuted() && Oracle.isLinearizable(family.model(), history);
            verdicts.merge(verdict, 1L, Long::sum);
            if (!isLinearizable) {
                damages.merge(drawn.damage(), 1L, Long::sum);
            }
            if (!(isLinearizable ? List.of("valid", "vacuous") : List.of("invalid")).contains(verdict)) {
                mismatched = true;
                out.printf("MISMATCH %s seed %d: %s, linearizable: %s%n", family, seed, verdict, isLinearizable);
            }
        }
        out.printf(
                "%-16s seeds %d to %d: %s, invalid by %s%n", family, first, first + histories - 1, verdicts, damages);
    }
}
