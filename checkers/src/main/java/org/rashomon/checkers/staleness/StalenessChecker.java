package org.rashomon.checkers.staleness;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.checkers.Phrases;
import org.rashomon.history.History;

/**
 * How long an acknowledged update took until an answer of another replica reflected it, for each ordered pair of
 * replicas: the t-visibility of Bailis et al. (Probabilistically Bounded Staleness, VLDB 2012), as far as answers
 * show it. Figures are upper bounds, for the replica may have had the update before anybody asked.
 *
 * <p>Measures; it judges only where a bound is set. Linear in the answers and updates, times the number of replicas.
 *
 * @param bound how long an update may take; empty for any time
 */
public record StalenessChecker(Optional<Duration> bound) implements LinearChecker {

    private static final AnomalyCatalogue.Entry BEYOND = AnomalyCatalogue.named("stale-beyond-bound");
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int HALF = 50;
    private static final int NEARLY_ALL = 99;

    /** Without a bound. */
    public StalenessChecker() {
        this(Optional.empty());
    }

    @Override
    public String name() {
        return "staleness";
    }

    @Override
    public String description() {
        return "How long each replica took to show the updates of each other one.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var sightings = new Sightings(history);
        var facts = new TreeMap<String, String>();
        sightings.delays().forEach((pair, delays) -> facts.put(pair, figures(delays)));
        if (facts.isEmpty()) {
            findings.doubt("no answer tells what a replica had applied of another's updates");
        }
        bound.ifPresent(most -> judge(history, sightings, most, findings));
        return findings.result(name(), facts);
    }

    private static String figures(long[] delays) {
        var sorted = delays.clone();
        Arrays.sort(sorted);
        return "median %s, 99 %% %s, longest %s, of %s"
                .formatted(
                        millis(sorted[percentile(sorted.length, HALF)]),
                        millis(sorted[percentile(sorted.length, NEARLY_ALL)]),
                        millis(sorted[sorted.length - 1]),
                        Phrases.count(sorted.length, "update"));
    }

    private static int percentile(int count, int percent) {
        return Math.min(count - 1, (int) ((long) count * percent / 100));
    }

    private static String millis(long nanos) {
        return Phrases.millis(nanos / NANOS_PER_MICRO);
    }

    private static void judge(History history, Sightings sightings, Duration most, Findings findings) {
        var operations = history.operations();
        var worst = new HashMap<String, Sightings.Sighting>();
        sightings.forEach(sighting -> {
            if (sighting.delayNanos() > most.toNanos()) {
                worst.merge(
                        sighting.pair(),
                        sighting,
                        (one, other) -> one.delayNanos() >= other.delayNanos() ? one : other);
            }
        });
        for (var pair : new TreeMap<String, Sightings.Sighting>(worst).entrySet()) {
            var sighting = pair.getValue();
            findings.anomaly(() -> new Anomaly(
                    BEYOND.name(),
                    "From %s an update took %s to be seen, more than %s."
                            .formatted(pair.getKey(), millis(sighting.delayNanos()), millis(most.toNanos())),
                    List.of(Evidence.of(operations, sighting.update(), "update"))));
        }
    }
}
