package org.rashomon.nemesis;

import java.time.Duration;

/**
 * When faults may happen and how long they last, for a given time limit; all in milliseconds.
 *
 * <p>With 20 s: from 1 s to 19 s, 1.5 s to 4 s long, with pauses of 0.75 s to 2 s; so a lane that meets no clash has at
 * least three faults (1 + 1.5 + 3 * 4 + 2 * 2 = 18.5).
 *
 * @param first no fault begins earlier
 * @param lastEnd no fault ends later
 * @param shortest the shortest fault
 * @param longest the longest fault
 * @param longestOfLinks the longest fault of links, which have to share them
 */
record Pacing(long first, long lastEnd, long shortest, long longest, long longestOfLinks) {

    /** Below this a fault can hardly be told from a hiccup. */
    private static final long FLOOR = 300;

    /** However long the run, faults of this length are long enough; more of them are better than longer ones. */
    private static final long SHORTEST_CAP = 5_000;

    private static final long LONGEST_CAP = 30_000;

    static Pacing of(Duration timeLimit, int kindsOfLinks) {
        var limit = timeLimit.toMillis();
        var edge = limit / 20;
        var shortest = Math.max(FLOOR, Math.min(limit * 3 / 40, SHORTEST_CAP));
        var longest = Math.max(shortest, Math.min(limit / 5, LONGEST_CAP));
        var share = (limit - 2 * edge) / (kindsOfLinks + 1);
        return new Pacing(edge, limit - edge, shortest, longest, Math.max(shortest, Math.min(longest, share)));
    }

    /** The shortest pause between two faults of a kind. */
    long shortestGap() {
        return shortest / 2;
    }

    /** The longest pause between two faults of a kind. */
    long longestGap() {
        return Math.max(shortestGap(), longest / 2);
    }

    /** How much later to try when there was a clash. */
    long step() {
        return Math.max(1, shortest / 4);
    }

    /** How long a target is left alone before another kind of fault hits it: nodes take time to restart. */
    Duration margin() {
        return Duration.ofMillis(Math.min(shortest / 3, 500));
    }
}
