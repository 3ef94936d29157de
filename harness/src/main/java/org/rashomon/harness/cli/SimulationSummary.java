package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rashomon.checkers.Verdict;
import org.rashomon.harness.simulation.FailureRate;
import org.rashomon.harness.simulation.Trial;
import tools.jackson.databind.json.JsonMapper;

/** What many simulated runs came to. */
final class SimulationSummary {

    private static final int REASONS_SHOWN = 4;
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");

    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final Map<String, Map<String, Integer>> reasons = new TreeMap<>();
    private long operations;
    private double virtualSeconds;
    private Optional<Verdict> heaviest = Optional.empty();

    /** A failing seed and where it is kept. */
    private record Failure(long seed, List<String> found, String runDirectory) {}

    void count(Trial trial) {
        verdicts.merge(name(trial.judgement().verdict()), 1, Integer::sum);
        operations += trial.operations();
        var verdict = trial.judgement().verdict();
        switch (verdict) {
            case Verdict.Undecided(var reason) -> countReason(verdict, reason);
            case Verdict.Vacuous(var reason) -> countReason(verdict, reason);
            case Verdict.Valid ignored -> {}
            case Verdict.Invalid ignored -> {}
            case Verdict.Broken ignored -> {}
        }
        if (heaviest.filter(known -> weight(known) >= weight(verdict)).isEmpty()) {
            heaviest = Optional.of(verdict);
        }
        virtualSeconds += trial.history().endNanos() / 1e9;
    }

    void failed(Trial trial, Path directory) {
        failures.add(new Failure(trial.scenario().seed(), trial.signature(), directory.toString()));
    }

    int failures() {
        return failures.size();
    }

    long runs() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that say something: of a run that proved nothing, no rate can be taken. */
    private long telling() {
        return runs() - verdicts.getOrDefault("vacuous", 0) - verdicts.getOrDefault("undecided", 0);
    }

    int exitCode() {
        return heaviest.map(Verdict::exitCode).orElse(0);
    }

    /** Runs that prove nothing are to be expected among many; they count only if there are no others. */
    private static int weight(Verdict verdict) {
        return verdict instanceof Verdict.Vacuous || verdict instanceof Verdict.Undecided ? -1 : verdict.weight();
    }

    void print(PrintWriter out, double seconds) {
        out.println(String.format(
                Locale.ROOT,
                "%s  %,d of %,d seeds failed: %s %.3g %% (95 %% confidence)",
                failures.isEmpty() ? (telling() > 0 ? "PASS" : "VACUOUS") : "ANOMALY",
                failures.size(),
                telling(),
                "below",
                100 * FailureRate.upperBound(failures.size(), telling())));
        verdicts.forEach((verdict, count) -> {
            out.println(String.format(Locale.ROOT, "%-11s %,d", verdict, count));
            commonReasons(verdict).forEach(out::println);
        });
        out.println(String.format(
                Locale.ROOT,
                "speed       %,.1f runs, %,.0f operations, %,.0f s of virtual time, each second; %.1f s in all",
                runs() / seconds,
                operations / seconds,
                virtualSeconds / seconds,
                seconds));
        for (var failure : failures) {
            out.println("seed %d: %s".formatted(failure.seed(), String.join("; ", failure.found())));
            out.println("  %s".formatted(failure.runDirectory()));
            out.println("  shrink: ./rashomon shrink %s".formatted(failure.runDirectory()));
        }
    }

    /** Why runs said nothing, mostly. */
    private List<String> commonReasons(String verdict) {
        return reasons.getOrDefault(verdict, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(REASONS_SHOWN)
                .map(reason -> String.format(Locale.ROOT, "  %,9d %s", reason.getValue(), reason.getKey()))
                .toList();
    }

    /** The first reason, without its figures, which differ from run to run. */
    private void countReason(Verdict verdict, String reason) {
        var kind = NUMBER.matcher(reason.split(";", 2)[0]).replaceAll("N");
        reasons.computeIfAbsent(name(verdict), label -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    String json(double seconds) {
        var mapper = new JsonMapper();
        var root = mapper.createObjectNode();
        root.put("runs", runs());
        root.put("failed", failures.size());
        root.put("upperBound", FailureRate.upperBound(failures.size(), telling()));
        root.put("operations", operations);
        root.put("virtualSeconds", virtualSeconds);
        root.put("seconds", seconds);
        var counts = root.putObject("verdicts");
        verdicts.forEach(counts::put);
        var list = root.putArray("failures");
        for (var failure : failures) {
            var item = list.addObject();
            item.put("seed", failure.seed());
            var found = item.putArray("anomalies");
            failure.found().forEach(found::add);
            item.put("runDirectory", failure.runDirectory());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** What is wrong with a trial, on one line. */
    static String what(Trial trial) {
        return trial.judgement().verdict() instanceof Verdict.Broken(var reason)
                ? "broken, " + reason
                : String.join("; ", trial.signature());
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid ignored -> "valid";
            case Verdict.Invalid ignored -> "invalid";
            case Verdict.Undecided ignored -> "undecided";
            case Verdict.Vacuous ignored -> "vacuous";
            case Verdict.Broken ignored -> "broken";
        };
    }
}
