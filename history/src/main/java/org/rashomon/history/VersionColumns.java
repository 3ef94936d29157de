package org.rashomon.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * The versions of a history's operations as columns. Vectors lie one behind the other in a pool, each as its length
 * and one sequence a replica, and so do lists of dots, each as its length and two numbers a dot; a version that
 * repeats its predecessor's vector shares it.
 */
final class VersionColumns {

    private static final int UNKNOWN_REPLICA = -1;

    private final Interner<String> replicas = new Interner<>();
    private final IntColumn dotReplica = new IntColumn();
    private final LongColumn dotSequence = new LongColumn();
    private final LongColumn timestampMicros = new LongColumn();
    private final IntColumn context = new IntColumn();
    private final IntColumn seen = new IntColumn();
    private final IntColumn siblings = new IntColumn();
    private final IntColumn overwrites = new IntColumn();
    private final LongColumn pool = new LongColumn();
    private VersionVector lastPooled = VersionVector.EMPTY;
    private int lastPooledAt;

    VersionColumns() {
        pool.add(0);
    }

    void addUnknown() {
        dotReplica.add(UNKNOWN_REPLICA);
        dotSequence.add(0);
        timestampMicros.add(0);
        context.add(0);
        seen.add(0);
        siblings.add(0);
        overwrites.add(0);
    }

    void set(int row, Version version) {
        dotReplica.set(row, version.isKnown() ? replicas.number(version.dot().replica()) : UNKNOWN_REPLICA);
        dotSequence.set(row, version.dot().sequence());
        timestampMicros.set(row, version.timestampMicros());
        context.set(row, pooled(version.context()));
        seen.set(row, pooled(version.seen()));
        siblings.set(row, pooled(version.siblings()));
        overwrites.set(row, pooled(version.overwrites()));
    }

    Version get(int row) {
        var replica = dotReplica.get(row);
        var stamp = timestampMicros.get(row);
        if (replica == UNKNOWN_REPLICA && !isToldOtherwise(row)) {
            return Version.NONE;
        }
        return new Version(
                dot(row), stamp, vector(context.get(row)), vector(seen.get(row)), siblings(row), overwrites(row));
    }

    /** Whether the version of {@code later} was written where that of {@code earlier} had been applied. */
    boolean hadSeen(int later, int earlier) {
        return includes(context.get(later), dotReplica.get(earlier), dotSequence.get(earlier));
    }

    /** Whether the answer of {@code reader} came from a replica that had applied the version of {@code writer}. */
    boolean showed(int reader, int writer) {
        return includes(seen.get(reader), dotReplica.get(writer), dotSequence.get(writer));
    }

    /** Whether anything but a dot was told. */
    private boolean isToldOtherwise(int row) {
        return timestampMicros.get(row) != 0 || context.get(row) != 0 || seen.get(row) != 0 || siblings.get(row) != 0;
    }

    long timestampMicros(int row) {
        return timestampMicros.get(row);
    }

    Dot dot(int row) {
        return isKnown(row) ? new Dot(replicas.thing(dotReplica.get(row)), dotSequence.get(row)) : Dot.NONE;
    }

    List<String> replicas() {
        return replicas.things();
    }

    int dotReplica(int row) {
        return dotReplica.get(row);
    }

    long dotSequence(int row) {
        return dotSequence.get(row);
    }

    long seenSequence(int row, int replica) {
        return sequence(seen.get(row), replica);
    }

    long contextSequence(int row, int replica) {
        return sequence(context.get(row), replica);
    }

    private long sequence(int vector, int replica) {
        return replica < pool.get(vector) ? pool.get(vector + 1 + replica) : 0;
    }

    List<Dot> siblings(int row) {
        return dots(siblings.get(row));
    }

    List<Dot> overwrites(int row) {
        return dots(overwrites.get(row));
    }

    void forEachOverwritten(int row, DotVisitor visitor) {
        var at = overwrites.get(row);
        var end = at == 0 ? 0 : at + 1 + 2 * (int) pool.get(at);
        for (var index = at + 1; index < end; index += 2) {
            var replica = (int) pool.get(index);
            if (replica != UNKNOWN_REPLICA) {
                visitor.visit(replica, pool.get(index + 1));
            }
        }
    }

    boolean tellsOverwritten(int row) {
        return overwrites.get(row) != 0;
    }

    /** Whether the answer told which writes the answering replica had applied. */
    boolean tellsSeen(int row) {
        return seen.get(row) != 0;
    }

    boolean isKnown(int row) {
        return dotReplica.get(row) != UNKNOWN_REPLICA;
    }

    private boolean includes(int vector, int replica, long sequence) {
        return replica != UNKNOWN_REPLICA && replica < pool.get(vector) && sequence <= pool.get(vector + 1 + replica);
    }

    private int pooled(VersionVector vector) {
        if (vector.isEmpty()) {
            return 0;
        }
        if (vector.equals(lastPooled)) {
            return lastPooledAt;
        }
        vector.forEach((replica, sequence) -> replicas.number(replica));
        var at = pool.size();
        pool.add(replicas.things().size());
        for (var replica : replicas.things()) {
            pool.add(vector.sequenceOf(replica));
        }
        lastPooled = vector;
        lastPooledAt = at;
        return at;
    }

    private int pooled(List<Dot> dots) {
        if (dots.isEmpty()) {
            return 0;
        }
        var at = pool.size();
        pool.add(dots.size());
        for (var dot : dots) {
            pool.add(dot.isKnown() ? replicas.number(dot.replica()) : UNKNOWN_REPLICA);
            pool.add(dot.sequence());
        }
        return at;
    }

    private List<Dot> dots(int at) {
        if (at == 0) {
            return List.of();
        }
        var dots = new ArrayList<Dot>((int) pool.get(at));
        for (var index = at + 1; dots.size() < pool.get(at); index += 2) {
            var replica = (int) pool.get(index);
            dots.add(replica == UNKNOWN_REPLICA ? Dot.NONE : new Dot(replicas.thing(replica), pool.get(index + 1)));
        }
        return Collections.unmodifiableList(dots);
    }

    private VersionVector vector(int at) {
        if (at == 0) {
            return VersionVector.EMPTY;
        }
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
