package org.rashomon.benchmarks.linearizability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.History;
import org.rashomon.history.jepsen.JepsenLog;

/**
 * Checks register histories and prints one line a file: name, verdict, milliseconds of the first check and the median
 * of all. A check includes finding the certificate and having it verified; reading the file is not part of it.
 * Arguments: how often to check each, the time limit in seconds, and the files, in Jepsen's log format when they end in
 * {@code .log}.
 */
public final class CheckFiles {

    private CheckFiles() {}

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        var repetitions = Integer.parseInt(arguments[0]);
        var budget = new Budget(Duration.ofSeconds(Long.parseLong(arguments[1])), 4L << 30, 2, System::nanoTime);
        var checker = new LinearizabilityChecker(Register.withCompareAndSet(), budget);
        try (var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            for (var i = 2; i < arguments.length; i++) {
                var history = read(Path.of(arguments[i]));
                var millis = new double[repetitions];
                var verdict = "";
                for (var repetition = 0; repetition < repetitions; repetition++) {
                    var start = System.nanoTime();
                    verdict = checker.check(history).verdict().label();
                    millis[repetition] = (System.nanoTime() - start) / 1e6;
                }
                var first = millis[0];
                java.util.Arrays.sort(millis);
                out.printf("%s %s %.3f %.3f%n", arguments[i], verdict, first, millis[repetitions / 2]);
            }
        }
    }

    private static History read(Path file) throws IOException {
        return file.toString().endsWith(".log") ? JepsenLog.read(file) : RegisterLines.read(file);
    }
}
