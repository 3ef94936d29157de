package org.rashomon.benchmarks.linearizability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.KeyValue;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.History;
import org.rashomon.history.jepsen.JepsenEdn;
import org.rashomon.history.jepsen.JepsenLog;

/**
 * Checks histories and prints one line a file: name, verdict, milliseconds of the first check and the median
 * of all. A check includes finding the certificate and having it verified; reading the file is not part of it.
 * Arguments: how often to check each, the time limit in seconds, and the files: registers, in Jepsen's log format when
 * they end in {@code .log}; and key-value stores in EDN when they end in {@code .edn}.
 */
public final class CheckFiles {

    private CheckFiles() {}

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        var repetitions = Integer.parseInt(arguments[0]);
        var budget = new Budget(Duration.ofSeconds(Long.parseLong(arguments[1])), 4L << 30, 2, System::nanoTime);
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            for (var i = 2; i < arguments.length; i++) {
                var history = read(Path.of(arguments[i]));
                var model = arguments[i].endsWith(".edn") ? new KeyValue() : Register.withCompareAndSet();
                var checker = new LinearizabilityChecker(model, budget);
                var micros = new long[repetitions];
                var verdict = "";
                for (var repetition = 0; repetition < repetitions; repetition++) {
                    var start = System.nanoTime();
                    verdict = checker.check(history).verdict().label();
                    micros[repetition] = (System.nanoTime() - start) / 1000;
                }
                var first = micros[0];
                Arrays.sort(micros);
                var line = arguments[i] + " " + verdict + " " + millis(first) + " " + millis(micros[repetitions / 2]);
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Without a formatter, which would take a cold machine longer than the check. */
    private static String millis(long micros) {
        return micros / 1000 + "." + Long.toString(1000 + micros % 1000).substring(1);
    }

    private static History read(Path file) throws IOException {
        if (file.toString().endsWith(".edn")) {
            return JepsenEdn.read(file);
        }
        return file.toString().endsWith(".log") ? JepsenLog.read(file) : RegisterLines.read(file);
    }
}
