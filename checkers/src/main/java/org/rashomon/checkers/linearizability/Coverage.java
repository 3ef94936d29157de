package org.rashomon.checkers.linearizability;

/** How often each of a number of places is covered; finds those that are not, in logarithmic time. */
final class Coverage {

    static final int NOWHERE = -1;

    /** For each node how often all below it are covered by what covers no more than them. */
    private final int[] whole;
    /** For each node the least coverage of what is below it, its own included. */
    private final int[] least;

    private final int width;
    private final int size;

    /** None of the places is covered. */
    Coverage(int size) {
        this.size = size;
        width = Math.max(1, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
        whole = new int[2 * width];
        least = new int[2 * width];
    }

    /** Covers the places from one to before another, or no longer does when the change is negative. */
    void add(int from, int to, int change) {
        var end = Math.min(size, to);
        if (from >= end) {
            return;
        }
        for (int low = width + from, high = width + end; low < high; low /= 2, high /= 2) {
            if ((low & 1) == 1) {
                change(low++, change);
            }
            if ((high & 1) == 1) {
                change(--high, change);
            }
        }
        settle(width + from);
        settle(width + end - 1);
    }

    /** Covers many at once: for each place how often. */
    void addAll(int[] counts) {
        for (var place = 0; place < counts.length; place++) {
            change(width + place, counts[place]);
        }
        for (var node = width - 1; node > 0; node--) {
            least[node] = whole[node] + Math.min(least[2 * node], least[2 * node + 1]);
        }
    }

    /** The first place that is not covered from one to before another, or {@link #NOWHERE}. */
    int firstFree(int from, int to) {
        return firstFree(1, 0, from, Math.min(size, to));
    }

    /** The same below a node, when what is above it covers all of that so often. */
    private int firstFree(int node, int above, int from, int to) {
        var span = width / Integer.highestOneBit(node);
        var begin = node * span - width;
        if (begin >= to || begin + span <= from || least[node] + above > 0) {
            return NOWHERE;
        }
        if (span == 1) {
            return begin;
        }
        var left = firstFree(2 * node, above + whole[node], from, to);
        return left == NOWHERE ? firstFree(2 * node + 1, above + whole[node], from, to) : left;
    }

    private void change(int node, int change) {
        whole[node] += change;
        least[node] += change;
    }

    private void settle(int leaf) {
        for (var node = leaf / 2; node > 0; node /= 2) {
            least[node] = whole[node] + Math.min(least[2 * node], least[2 * node + 1]);
        }
    }
}
