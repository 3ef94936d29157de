package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Sessions that stay with their replica of a store which keeps the write with the highest Lamport stamp and delivers
 * causally: a replica takes over all that another has applied, at once.
 */
final class SimulatedSessions {

    private static final int KEYS = 6;
    private static final int REPLICAS = 3;

    private record Stamped(long stamp, int value) {}

    private final SplittableRandom random;
    private final List<Map<Integer, Stamped>> replicas = new ArrayList<>();
    private final long[] clocks = new long[REPLICAS];
    private final int[] written = new int[KEYS];

    private SimulatedSessions(SplittableRandom random) {
        this.random = random;
        for (var replica = 0; replica < REPLICAS; replica++) {
            replicas.add(new HashMap<>());
        }
    }

    /** The operations in the order in which they were made. */
    static List<SmallHistory.Op> run(SplittableRandom random, int operations, int sessions) {
        var simulation = new SimulatedSessions(random);
        var ops = new ArrayList<SmallHistory.Op>();
        while (ops.size() < operations) {
            ops.add(simulation.next(random.nextInt(sessions)));
            if (random.nextInt(5) == 0) {
                simulation.synchronize(random.nextInt(REPLICAS), random.nextInt(REPLICAS));
            }
        }
        return ops;
    }

    /** Puts further operations between the others, in their order. */
    static SmallHistory plant(SplittableRandom random, List<SmallHistory.Op> ops, List<SmallHistory.Op> planted) {
        var places = new ArrayList<Integer>();
        planted.forEach(op -> places.add(random.nextInt(ops.size() + 1)));
        Collections.sort(places);
        var all = new ArrayList<SmallHistory.Op>();
        var next = 0;
        for (var place = 0; place <= ops.size(); place++) {
            while (next < planted.size() && places.get(next) == place) {
                all.add(planted.get(next++));
            }
            if (place < ops.size()) {
                all.add(ops.get(place));
            }
        }
        return new SmallHistory(all);
    }

    /** The part of a history that a witness names; reads that nothing in it explains are links, and left out. */
    static SmallHistory part(SmallHistory history, Set<Integer> named) {
        var ops = new TreeSet<>(named).stream().map(history.ops()::get).toList();
        return new SmallHistory(ops.stream().filter(op -> isExplained(op, ops)).toList());
    }

    private static boolean isExplained(SmallHistory.Op op, List<SmallHistory.Op> ops) {
        return op.isWrite()
                || op.value() == 0
                || ops.stream()
                        .anyMatch(other -> other.isWrite() && other.key() == op.key() && other.value() == op.value());
    }

    private SmallHistory.Op next(int session) {
        var replica = session % REPLICAS;
        var key = random.nextInt(KEYS);
        if (random.nextInt(2) == 0) {
            var shown = replicas.get(replica).getOrDefault(key, new Stamped(0, 0));
            return SmallHistory.Op.read(session, key, shown.value);
        }
        var value = ++written[key];
        var stamp = ++clocks[replica] * REPLICAS + replica;
        replicas.get(replica).put(key, new Stamped(stamp, value));
        return SmallHistory.Op.write(session, key, value);
    }

    private void synchronize(int from, int to) {
        clocks[to] = Math.max(clocks[to], clocks[from]);
        replicas.get(from)
                .forEach((key, other) ->
                        replicas.get(to).merge(key, other, (own, theirs) -> theirs.stamp > own.stamp ? theirs : own));
    }
}
