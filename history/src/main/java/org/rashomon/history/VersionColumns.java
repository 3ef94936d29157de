package org.rashomon.history;

import java.util.HashMap;

/**
 * The versions of a history's operations as columns. Vectors lie one behind the other in a pool, each as its length
 * and one sequence a replica; a version that repeats its predecessor's vector shares it. Operations behind the last
 * known version take no room.
 */
final class VersionColumns {

    private static final int UNKNOWN_REPLICA = -1;

    private final Interner<String> replicas = new Interner<>();
    private final IntColumn dotReplica = new IntColumn();
    private final LongColumn dotSequence = new LongColumn();
    private final LongColumn timestampMicros = new LongColumn();
    private final IntColumn context = new IntColumn();
    private final IntColumn seen = new IntColumn();
    private final LongColumn pool = new LongColumn();
    private VersionVector lastPooled = VersionVector.EMPTY;
    private int lastPooledAt;

    VersionColumns() {
        pool.add(0);
    }

    void set(int row, Version version) {
        if (row >= dotReplica.size() && version.equals(Version.NONE)) {
            return;
        }
        while (row >= dotReplica.size()) {
            addUnknown();
        }
        dotReplica.set(row, version.isKnown() ? replicas.number(version.dot().replica()) : UNKNOWN_REPLICA);
        dotSequence.set(row, version.dot().sequence());
        timestampMicros.set(row, version.timestampMicros());
        context.set(row, pooled(version.context()));
        seen.set(row, pooled(version.seen()));
    }

    private void addUnknown() {
        dotReplica.add(UNKNOWN_REPLICA);
        dotSequence.add(0);
        timestampMicros.add(0);
        context.add(0);
        seen.add(0);
    }

    Version get(int row) {
        if (row >= dotReplica.size()) {
            return Version.NONE;
        }
        var replica = dotReplica.get(row);
        var dot = replica == UNKNOWN_REPLICA ? Dot.NONE : new Dot(replicas.thing(replica), dotSequence.get(row));
        var stamp = timestampMicros.get(row);
        if (replica == UNKNOWN_REPLICA && stamp == 0 && seen.get(row) == 0) {
            return Version.NONE;
        }
        return new Version(dot, stamp, vector(context.get(row)), vector(seen.get(row)));
    }

    /** Whether the version of {@code later} was written where that of {@code earlier} had been applied. */
    boolean hadSeen(int later, int earlier) {
        return isKnown(earlier)
                && later < context.size()
                && includes(context.get(later), dotReplica.get(earlier), dotSequence.get(earlier));
    }

    /** Whether the answer of {@code reader} came from a replica that had applied the version of {@code writer}. */
    boolean showed(int reader, int writer) {
        return isKnown(writer)
                && reader < seen.size()
                && includes(seen.get(reader), dotReplica.get(writer), dotSequence.get(writer));
    }

    boolean isKnown(int row) {
        return row < dotReplica.size() && dotReplica.get(row) != UNKNOWN_REPLICA;
    }

    private boolean includes(int vector, int replica, long sequence) {
        return replica < pool.get(vector) && sequence <= pool.get(vector + 1 + replica);
    }

    private int pooled(VersionVector vector) {
        if (vector.isEmpty()) {
            return 0;
        }
        if (vector.equals(lastPooled)) {
            return lastPooledAt;
        }
        vector.entries().keySet().forEach(replicas::number);
        var at = pool.size();
        pool.add(replicas.things().size());
        replicas.things().forEach(replica -> pool.add(vector.sequenceOf(replica)));
        lastPooled = vector;
        lastPooledAt = at;
        return at;
    }

    private VersionVector vector(int at) {
        var entries = new HashMap<String, Long>();
        for (var replica = 0; replica < pool.get(at); replica++) {
            var sequence = pool.get(at + 1 + replica);
            if (sequence > 0) {
                entries.put(replicas.thing(replica), sequence);
            }
        }
        return VersionVector.of(entries);
    }
}
