package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The writes that a replica has applied: a version vector, and the dots beyond it that came too early to be in it (the
 * dotted version vectors of Preguiça, Baquero, Almeida, Fonte, Gonçalves, 2010, for a whole replica).
 */
final class DotSet {

    private final TreeMap<String, TreeSet<Long>> beyond = new TreeMap<>();
    private VersionVector vector = VersionVector.empty();

    /** For each origin, the sequence up to which all its writes are in. */
    VersionVector vector() {
        return vector;
    }

    boolean contains(Dot dot) {
        return vector.contains(dot)
                || (beyond.containsKey(dot.origin()) && beyond.get(dot.origin()).contains(dot.sequence()));
    }

    void add(Dot dot) {
        var position = vector.get(dot.origin());
        if (dot.sequence() == position + 1) {
            vector = vector.with(dot.origin(), dot.sequence());
            absorb(dot.origin());
        } else if (dot.sequence() > position) {
            beyond.computeIfAbsent(dot.origin(), origin -> new TreeSet<>()).add(dot.sequence());
        }
    }

    /** Adds all of the others. */
    void addAll(AppliedDots others) {
        vector = vector.join(others.vector());
        List.copyOf(beyond.keySet()).forEach(this::absorb);
        others.beyond().forEach(this::add);
    }

    private void absorb(String origin) {
        var early = beyond.get(origin);
        if (early == null) {
            return;
        }
        var position = vector.get(origin);
        while (!early.isEmpty() && early.first() <= position + 1) {
            position = Math.max(position, early.removeFirst());
        }
        if (position > vector.get(origin)) {
            vector = vector.with(origin, position);
        }
        if (early.isEmpty()) {
            beyond.remove(origin);
        }
    }

    /** What is in it now. */
    AppliedDots copy() {
        var dots = new ArrayList<Dot>();
        beyond.forEach((origin, sequences) -> sequences.forEach(sequence -> dots.add(new Dot(origin, sequence))));
        return new AppliedDots(vector, dots);
    }
}
