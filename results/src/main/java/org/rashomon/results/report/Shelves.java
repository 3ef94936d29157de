package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.List;

/** Puts things that lie side by side on as few shelves as it can, from the top, so that none covers another. */
final class Shelves {

    private static final double GAP = 6;

    private final List<List<Span>> shelves = new ArrayList<>();

    private record Span(double from, double until) {

        boolean isClearOf(Span other) {
            return until + GAP <= other.from || other.until + GAP <= from;
        }
    }

    /** The number of the first shelf with room for a thing from here to there; the thing now lies on it. */
    int place(double from, double until) {
        var span = new Span(from, until);
        for (var shelf = 0; shelf < shelves.size(); shelf++) {
            if (shelves.get(shelf).stream().allMatch(span::isClearOf)) {
                shelves.get(shelf).add(span);
                return shelf;
            }
        }
        shelves.add(new ArrayList<>(List.of(span)));
        return shelves.size() - 1;
    }

    int count() {
        return shelves.size();
    }
}
