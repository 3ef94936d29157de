package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The versions of one key that count, in the order of their dots: one for a register where one wins, several where
 * siblings are kept, one for each element of a set.
 */
public final class Versions {

    private final ArrayList<Change> live = new ArrayList<>(1);
    private final Surroundings surroundings;
    /** Almost always empty, and then shared. */
    private List<Dot> replacedEarly = List.of();

    /** What the versions of one key need to know of the whole replica. */
    interface Surroundings {

        String replica();

        boolean isApplied(Dot dot);

        void added(Change version);

        void removed(Change version);
    }

    Versions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The replica that holds them. */
    public String replica() {
        return surroundings.replica();
    }

    /** All of them, in order; not to be changed while they are looked at. */
    public List<Change> all() {
        return Collections.unmodifiableList(live);
    }

    /** Copies of their dots, in order. */
    public List<Dot> dots() {
        return live.stream().map(Change::dot).toList();
    }

    /** The dots of those that match, in order. */
    public List<Dot> dots(Predicate<Change> predicate) {
        return live.stream().filter(predicate).map(Change::dot).toList();
    }

    public boolean isEmpty() {
        return live.isEmpty();
    }

    public boolean any(Predicate<Change> predicate) {
        for (var version : live) {
            if (predicate.test(version)) {
                return true;
            }
        }
        return false;
    }

    public boolean contains(Dot dot) {
        return indexOf(dot) >= 0;
    }

    /** Adds a version, unless it is there. */
    public void add(Change version) {
        var index = indexOf(version.dot());
        if (index < 0) {
            live.add(-index - 1, version);
            surroundings.added(version);
        }
    }

    /** Removes a version, if it is there. */
    public void remove(Dot dot) {
        var index = indexOf(dot);
        if (index >= 0) {
            surroundings.removed(live.remove(index));
        }
    }

    /**
     * Takes a change in and removes what it overwrites, also where that has not arrived yet: it will not come to life
     * then.
     */
    public void addAndReplace(Change change) {
        if (replacedEarly.contains(change.dot())) {
            forgetReplacedEarly(change.dot());
        } else if (change.content().isValue()) {
            add(change);
        }
        change.overwrites().forEach(this::replace);
    }

    /**
     * Removes the versions that match and that the origin of the change had applied before it. They were gone there, or
     * the change names them; but what had taken their place there may not have arrived here.
     */
    public void removeKnownTo(Change change, Predicate<Change> predicate) {
        dots(predicate).stream()
                .filter(dot -> change.context().contains(dot) && !dot.equals(change.dot()))
                .forEach(this::remove);
    }

    void replace(Dot dot) {
        if (contains(dot)) {
            remove(dot);
        } else if (!surroundings.isApplied(dot) && !replacedEarly.contains(dot)) {
            replacedEarly = Stream.concat(replacedEarly.stream(), Stream.of(dot))
                    .sorted()
                    .toList();
        }
    }

    /** The dots of versions that were overwritten before they arrived. */
    List<Dot> replacedEarly() {
        return replacedEarly;
    }

    void forgetReplacedEarly(Dot dot) {
        replacedEarly =
                replacedEarly.stream().filter(early -> !early.equals(dot)).toList();
    }

    private int indexOf(Dot dot) {
        var low = 0;
        var high = live.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = live.get(middle).dot().compareTo(dot);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
