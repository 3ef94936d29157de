package org.rashomon.harness.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;

/** How two recorded runs differ. */
final class HistoryComparison {

    private HistoryComparison() {}

    /** The first place at which the recorded events differ; empty if they are the same, byte for byte. */
    static Optional<String> firstDifference(RunDirectory one, RunDirectory other) throws IOException {
        try (var first = lines(one.history());
                var second = lines(other.history())) {
            for (var event = 0L; ; event++) {
                var left = first.readLine();
                var right = second.readLine();
                if (left == null && right == null) {
                    return Optional.empty();
                }
                if (left == null || !left.equals(right)) {
                    return Optional.of("event %d was %s and is %s".formatted(event, cut(left), cut(right)));
                }
            }
        }
    }

    /** What people want to know of runs that cannot be the same. */
    static List<String> inWords(RunResult before, RunResult after) {
        var lines = new ArrayList<String>();
        lines.add("operations  %s, now %s".formatted(counts(before), counts(after)));
        lines.add("faults      %d observed of %d, now %d of %d"
                .formatted(
                        observed(before),
                        before.faults().size(),
                        observed(after),
                        after.faults().size()));
        lines.add("anomalies   %s, now %s".formatted(anomalies(before), anomalies(after)));
        return lines;
    }

    private static BufferedReader lines(Path folder) throws IOException {
        var segments = new ArrayList<InputStream>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                segments.add(new GZIPInputStream(Files.newInputStream(file)));
            }
        }
        return new BufferedReader(new InputStreamReader(
                new SequenceInputStream(Collections.enumeration(segments)), StandardCharsets.UTF_8));
    }

    private static String cut(@org.jspecify.annotations.Nullable String line) {
        if (line == null) {
            return "missing";
        }
        return line.length() <= 160 ? line : line.substring(0, 160) + "...";
    }

    private static String counts(RunResult result) {
        var counts = result.operations();
        return "%d ok, %d fail, %d info".formatted(counts.ok(), counts.fail(), counts.info());
    }

    private static long observed(RunResult result) {
        return result.faults().stream().filter(fault -> fault.observed()).count();
    }

    private static String anomalies(RunResult result) {
        var names = new TreeSet<String>();
        result.checkers().stream()
                .map(CheckerOutcome::anomalies)
                .forEach(found -> found.forEach(anomaly -> names.add(anomaly.name())));
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
