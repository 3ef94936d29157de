package org.rashomon.referencedb.strategies;

import java.util.Comparator;
import java.util.List;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A register that keeps the highest version in some total order of all writes, deletes among them, and drops the rest.
 *
 * @param order of writes of one key; no two may be equal
 */
public record OneWins(Comparator<Change> order) implements ConflictPolicy {

    private static final Comparator<Change> BY_DOT = Comparator.comparing(Change::dot);

    /**
     * The higher timestamp (or id) wins; then the higher replica name; then the later write of that replica.
     *
     * <p>Drops concurrent writes by design. With wall clocks that disagree it drops writes that had been seen, too:
     * nothing here makes up for a bad clock.
     */
    public static OneWins lastWrite() {
        return new OneWins(Comparator.comparingLong(Change::timestampMicros).thenComparing(BY_DOT));
    }

    /** The write of the higher-numbered replica wins, n10 above n9; then the later write of that replica. */
    public static OneWins replicaPriority() {
        return new OneWins(
                Comparator.comparingLong((Change change) -> number(change.dot().origin()))
                        .thenComparing(BY_DOT));
    }

    /** The number at the end of a name; 0 if there is none. */
    private static long number(String name) {
        var start = name.length();
        while (start > 0 && name.length() - start < 18 && Character.isDigit(name.charAt(start - 1))) {
            start--;
        }
        return start == name.length() ? 0 : Long.parseLong(name.substring(start));
    }

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.Put(var json) -> new Effect.Written(new Content.Value(json), versions.dots());
            case Operation.Evaluate ignored -> new Effect.Written(Content.none(), versions.dots());
            case Operation.Delete ignored -> new Effect.Written(Content.none(), versions.dots());
            case Operation other -> Effect.unsupported(other);
        };
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (versions.isEmpty()) {
            versions.add(change);
            return;
        }
        var current = versions.all().getFirst();
        if (order.compare(change, current) > 0) {
            versions.remove(current.dot());
            versions.add(change);
        }
    }

    @Override
    public View view(Versions versions) {
        if (versions.isEmpty()) {
            return new View.Nothing(List.of());
        }
        var version = versions.all().getFirst();
        return version.content().isValue() ? new View.One(version) : new View.Nothing(List.of(version));
    }

    @Override
    public Memory memory() {
        return Memory.SURVIVOR;
    }

    @Override
    public Resolution resolution() {
        return Resolution.ONE_WINS;
    }
}
