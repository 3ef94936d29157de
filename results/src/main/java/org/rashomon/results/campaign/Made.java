package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rashomon.results.Conclusion;

/**
 * The runs that a campaign made. Of one that goes on for days not each run that passed can be told by itself.
 *
 * @param runs those that are told
 * @param untold how many more of each cell passed
 */
public record Made(List<CampaignRun> runs, Map<String, Integer> untold) {

    /** No run. */
    public static final Made NONE = new Made(List.of(), Map.of());

    public Made {
        runs = List.copyOf(runs);
        untold = Collections.unmodifiableMap(new TreeMap<>(untold));
    }

    static Made of(List<CampaignRun> runs) {
        return new Made(runs, Map.of());
    }

    /** These and one more, which takes the place of an earlier one of the same cell and seed. */
    public Made with(CampaignRun run) {
        var others = runs.stream().filter(other -> !other.label().equals(run.label()));
        return new Made(Stream.concat(others, Stream.of(run)).toList(), untold);
    }

    /** These and those of another part of the same campaign. */
    Made with(Made other) {
        var more = new TreeMap<>(untold);
        other.untold.forEach((cell, passed) -> more.merge(cell, passed, Integer::sum));
        var all = new LinkedHashMap<String, CampaignRun>();
        runs.forEach(run -> all.putIfAbsent(run.label(), run));
        other.runs.forEach(run -> all.putIfAbsent(run.label(), run));
        return new Made(List.copyOf(all.values()), more);
    }

    /** These, of which only so many that passed are told: those with the highest seeds. */
    public Made telling(int most) {
        var passed = runs.stream()
                .filter(run -> run.verdict() == Conclusion.VALID)
                .sorted(Comparator.comparingLong(CampaignRun::seed))
                .toList();
        var counted = passed.subList(0, Math.max(0, passed.size() - most));
        if (counted.isEmpty()) {
            return this;
        }
        var more = new TreeMap<>(untold);
        counted.forEach(run -> more.merge(run.cell(), 1, Integer::sum));
        var told = new ArrayList<>(runs);
        told.removeAll(counted);
        return new Made(told, more);
    }

    /** How many there are. */
    public int count() {
        return runs.size()
                + untold.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many there are of a cell. */
    int inCell(String cell) {
        return (int) runs.stream().filter(run -> run.cell().equals(cell)).count() + untold.getOrDefault(cell, 0);
    }

    /** The highest seed that is told; 0 when none is. */
    public long lastSeed() {
        return runs.stream().mapToLong(CampaignRun::seed).max().orElse(0);
    }
}
