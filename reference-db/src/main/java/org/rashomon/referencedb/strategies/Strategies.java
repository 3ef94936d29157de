package org.rashomon.referencedb.strategies;

import java.util.List;
import java.util.Optional;
import org.rashomon.referencedb.ClockSource;
import org.rashomon.referencedb.handlers.Concatenate;
import org.rashomon.referencedb.handlers.ConflictHandler;
import org.rashomon.referencedb.handlers.JoinSorted;
import org.rashomon.referencedb.handlers.Maximum;
import org.rashomon.referencedb.handlers.MergeJson;
import org.rashomon.referencedb.handlers.Union;

/** The strategies by name. */
public final class Strategies {

    /** What the name of a handler that is none of the bundled ones begins with. */
    public static final String OWN_HANDLER = "handler:";

    private static final ClockSource WALL = new ClockSource.WallClock();
    private static final ClockSource HYBRID = new ClockSource.HybridClock();
    private static final ClockSource LAMPORT = new ClockSource.LamportClock();

    private Strategies() {}

    /** All that are bundled, the default first. */
    public static List<Strategy> bundled() {
        return List.of(
                new Strategy("lww-wall-clock", OneWins.lastWrite(), WALL),
                new Strategy("lww-hybrid-clock", OneWins.lastWrite(), HYBRID),
                new Strategy("lww-lamport", OneWins.lastWrite(), LAMPORT),
                new Strategy("highest-id", OneWins.lastWrite(), new ClockSource.IdOfDot()),
                new Strategy("replica-priority", OneWins.replicaPriority(), WALL),
                new Strategy("merge-values", new Merging(new JoinSorted()), WALL),
                new Strategy("siblings", new KeepAll(true), WALL),
                new Strategy("handler-union", new Merging(new Union()), WALL),
                new Strategy("handler-concatenate", new Merging(new Concatenate()), WALL),
                new Strategy("handler-maximum", new Merging(new Maximum()), WALL),
                new Strategy("handler-merge-json", new Merging(new MergeJson()), WALL),
                new Strategy("g-counter", new Counter(false), WALL),
                new Strategy("pn-counter", new Counter(true), WALL),
                new Strategy("g-set", new GrowOnlySet(), WALL),
                new Strategy("or-set", new ObservedRemoveSet(), WALL),
                new Strategy("lww-register", OneWins.lastWrite(), HYBRID),
                new Strategy("mv-register", new KeepAll(false), WALL),
                new Strategy("or-map", new ObservedRemoveMap(), HYBRID),
                new Strategy("sequence", new ReplicatedGrowableArray(), LAMPORT),
                new Strategy("synchronous", new Coordinated(), LAMPORT));
    }

    /**
     * The strategy of this name; empty if there is none.
     *
     * @throws IllegalArgumentException if it names a handler that cannot be used
     */
    public static Optional<Strategy> named(String name) {
        if (name.startsWith(OWN_HANDLER)) {
            return Optional.of(new Strategy(name, new Merging(handler(name.substring(OWN_HANDLER.length()))), WALL));
        }
        return bundled().stream().filter(known -> known.name().equals(name)).findFirst();
    }

    private static ConflictHandler handler(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(ConflictHandler.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException unusable) {
            throw new IllegalArgumentException(
                    "%s is not on the class path as a ConflictHandler with a public constructor without parameters"
                            .formatted(className),
                    unusable);
        }
    }
}
