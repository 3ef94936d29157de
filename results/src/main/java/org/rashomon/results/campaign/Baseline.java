package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The anomalies that are known: in which cell, under which name, in how many runs of how many.
 *
 * @param schemaVersion raised when a reader of the old schema would misread the new one
 */
public record Baseline(int schemaVersion, List<Known> known) {

    /** Nothing is known. */
    public static final Baseline NONE = new Baseline(1, List.of());

    /** A known anomaly of a cell. */
    public record Known(String cell, String signature, int failed, int runs) {}

    public Baseline {
        known = List.copyOf(known);
    }

    /** What these runs show, to be known from now on. */
    public static Baseline of(List<CampaignRun> runs) {
        return of(Made.of(runs));
    }

    /** What these runs show, to be known from now on. */
    public static Baseline of(Made made) {
        var counts = new TreeMap<String, Known>();
        var sizes = new HashMap<String, Integer>();
        for (var run : made.runs()) {
            int ofCell = sizes.computeIfAbsent(run.cell(), made::inCell);
            for (var signature : run.signatures().keySet()) {
                counts.merge(
                        run.cell() + "\n" + signature,
                        new Known(run.cell(), signature, 1, ofCell),
                        (one, other) -> new Known(one.cell, one.signature, one.failed + 1, ofCell));
            }
        }
        return new Baseline(1, new ArrayList<>(counts.values()));
    }

    Optional<Known> find(String cell, String signature) {
        return known.stream()
                .filter(entry -> entry.cell.equals(cell) && entry.signature.equals(signature))
                .findFirst();
    }
}
