package org.rashomon.benchmarks.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time goes, by sampling.
 *
 * @param parts samples by the package of the program that was at work
 * @param methods samples by its method
 */
record Profile(Map<String, Integer> parts, Map<String, Integer> methods) {

    private static final String OURS = "org.rashomon.";
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String ELSEWHERE = "elsewhere";
    private static final int SHOWN = 25;

    /** Samples while something runs. */
    static Profile of(Runnable work) throws IOException {
        var file = Files.createTempFile("rashomon", ".jfr");
        try (var recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(java.time.Duration.ofMillis(5));
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            var parts = new TreeMap<String, Integer>();
            var methods = new TreeMap<String, Integer>();
            for (var event : RecordingFile.readAllEvents(file)) {
                if (event.getEventType().getName().equals(SAMPLE)) {
                    parts.merge(part(event), 1, Integer::sum);
                    methods.merge(method(event), 1, Integer::sum);
                }
            }
            return new Profile(parts, methods);
        } finally {
            Files.delete(file);
        }
    }

    /** One line a part, then one a method, the costliest first. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.addAll(ranked(parts));
        lines.add("");
        lines.addAll(ranked(methods));
        return lines;
    }

    private static List<String> ranked(Map<String, Integer> samples) {
        var all = samples.values().stream().mapToInt(Integer::intValue).sum();
        return samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(entry ->
                        String.format(Locale.ROOT, "%5.1f %%  %s", 100.0 * entry.getValue() / all, entry.getKey()))
                .toList();
    }

    private static String part(RecordedEvent event) {
        var type = nearest(event).map(frame -> frame.getMethod().getType().getName());
        return type.map(name ->
                        name.substring(OURS.length(), name.lastIndexOf('.')).replaceAll("\\.[A-Z].*", ""))
                .orElse(ELSEWHERE);
    }

    private static String method(RecordedEvent event) {
        return nearest(event)
                .map(frame -> frame.getMethod().getType().getName().substring(OURS.length()) + "."
                        + frame.getMethod().getName())
                .orElse(ELSEWHERE);
    }

    /** What the program's own code was doing, be it by a call into the JDK. */
    private static Optional<RecordedFrame> nearest(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(OURS)
                        && !frame.getMethod().getType().getName().contains("$$"))
                .findFirst();
    }
}
