package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rashomon.checkers.Verdict;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.referencedb.defects.Defect;
import org.rashomon.referencedb.defects.Defects;

/** How well the harness finds what was planted, and how well it leaves a sound store alone. */
public final class Sensitivity {

    private static final String ORIGIN = "selftest";

    private final long seeds;
    private final int threads;
    private final LongSupplier nanoTime;

    /**
     * A measurement.
     *
     * @param seeds how many runs of each defect, and of the sound store under the same settings
     * @param nanoTime the real time
     */
    public Sensitivity(long seeds, int threads, LongSupplier nanoTime) {
        this.seeds = seeds;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /**
     * What became of one defect.
     *
     * @param found in how many seeds
     * @param checkers in how many seeds each checker found it, by {@code checker: anomaly}
     * @param operations the median number of operations of those runs
     * @param seconds real time until it was first found; until all seeds were run if it was not
     * @param falseAlarms what was said of the sound store under the same settings, by seed
     */
    public record Finding(
            String defect,
            long seeds,
            long found,
            SortedMap<String, Integer> checkers,
            long operations,
            double seconds,
            SortedMap<Long, String> falseAlarms) {

        /** Whether it was found at all. */
        public boolean isFound() {
            return found > 0;
        }

        /** What found it most often. */
        public String bestChecker() {
            return checkers.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("-");
        }
    }

    /** The names of all defects, in the order in which they are listed. */
    public static List<String> defects() {
        return Defects.all().stream().map(Defect::name).toList();
    }

    /** The settings under which a defect shows, with the defect planted. */
    public static Settings settings(String defect) {
        return settings(Defects.named(defect).orElseThrow()).with("defect", defect, ORIGIN);
    }

    private static Settings settings(Defect defect) {
        var settings = Settings.NONE
                .with("world", "simulated", ORIGIN)
                .with("timeLimit", "5s", ORIGIN)
                .with("nodes", "3", ORIGIN);
        for (var entry : defect.shows().entrySet()) {
            settings = settings.with(entry.getKey(), entry.getValue(), ORIGIN);
        }
        return settings;
    }

    /** Looks for one defect. */
    public Finding of(String defect) throws InterruptedException {
        var operations = new ArrayList<Long>();
        var checkers = new TreeMap<String, Integer>();
        var began = nanoTime.getAsLong();
        var firstFound = new ArrayList<Long>();
        run(settings(defect), trial -> {
            if (trial.judgement().verdict() instanceof Verdict.Invalid) {
                firstFound.add(nanoTime.getAsLong());
                operations.add(trial.operations());
                trial.signature().forEach(found -> checkers.merge(found, 1, Integer::sum));
            }
        });
        var falseAlarms = new TreeMap<Long, String>();
        run(settings(Defects.named(defect).orElseThrow()), trial -> {
            if (trial.failed()) {
                falseAlarms.put(trial.scenario().seed(), String.join("; ", trial.signature()));
            }
        });
        var end = firstFound.isEmpty() ? nanoTime.getAsLong() : firstFound.getFirst();
        return new Finding(
                defect, seeds, operations.size(), checkers, median(operations), (end - began) / 1e9, falseAlarms);
    }

    private void run(Settings settings, Consumer<Trial> finished) throws InterruptedException {
        new Trials(seed -> Trial.of(ScenarioReader.read(settings, seed), ""), threads)
                .run(1, seeds, () -> false, finished);
    }

    private static long median(List<Long> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }
}
