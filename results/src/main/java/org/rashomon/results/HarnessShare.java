package org.rashomon.results;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.Event;
import org.rashomon.history.History;

/**
 * How much of the machine the harness itself took: whoever doubts that a run tells of the system, and not of its test,
 * looks here. All is 0 where the history does not say, as in the simulated world.
 *
 * @param processorShare processors that its threads kept busy, on average; 1 is one whole processor
 * @param longestPauseMillis the longest time by which its timers came late
 * @param pauses the longest of those from 100 ms on, in the order in which they ended
 */
public record HarnessShare(double processorShare, long longestPauseMillis, List<Pause> pauses) {

    private static final long NOTABLE_NANOS = 100_000_000;
    private static final int PAUSES_KEPT = 100;

    /**
     * A time in which the harness did not come to do anything.
     *
     * @param endSeconds when it was over, seconds since the run began
     */
    public record Pause(double endSeconds, long millis) {}

    public HarnessShare {
        pauses = List.copyOf(pauses);
    }

    static HarnessShare of(History history) {
        var usages = history.harnessUsages();
        var period = usages.stream().mapToLong(Event.HarnessUsage::periodNanos).sum();
        var processor =
                usages.stream().mapToLong(Event.HarnessUsage::processorNanos).sum();
        var longest = usages.stream()
                .mapToLong(Event.HarnessUsage::longestPauseNanos)
                .max()
                .orElse(0);
        return new HarnessShare(
                period == 0 ? 0 : Math.round(processor * 100.0 / period) / 100.0, longest / 1_000_000, pauses(usages));
    }

    private static List<Pause> pauses(List<Event.HarnessUsage> usages) {
        var notable = new ArrayList<>(usages);
        notable.removeIf(usage -> usage.longestPauseNanos() < NOTABLE_NANOS);
        notable.sort((one, other) -> Long.compare(other.longestPauseNanos(), one.longestPauseNanos()));
        return notable.stream()
                .limit(PAUSES_KEPT)
                .sorted((one, other) -> Long.compare(one.index(), other.index()))
                .map(usage -> new Pause(Seconds.of(usage.timeNanos()), usage.longestPauseNanos() / 1_000_000))
                .toList();
    }
}
