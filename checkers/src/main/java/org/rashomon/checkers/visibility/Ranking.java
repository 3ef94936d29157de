package org.rashomon.checkers.visibility;

import java.math.BigInteger;
import java.util.Comparator;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Operations;

/**
 * The order in which a strategy that keeps one version ranks versions: by the number that the store tells (a stamp, a
 * clock, an id) or, under replica priority, by the number of the replica; then by the replica, then by the sequence.
 */
public final class Ranking {

    private final Operations operations;
    private final boolean byReplica;
    /** For each replica its place among all of them. */
    private final int[] places;

    public Ranking(Operations operations, Strategy strategy) {
        this.operations = operations;
        this.byReplica = strategy == Strategy.REPLICA_PRIORITY;
        var names = operations.replicas();
        var order = byReplica
                ? Comparator.comparing(Ranking::number).thenComparing(Comparator.<String>naturalOrder())
                : Comparator.<String>naturalOrder();
        var sorted = names.stream().sorted(order).toList();
        this.places = names.stream().mapToInt(sorted::indexOf).toArray();
    }

    /** The number at the end of a replica's name, so that {@code n10} is above {@code n9}. */
    private static BigInteger number(String name) {
        var digits = name.replaceFirst("^.*?([0-9]*)$", "$1");
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    /** Whether the store told enough of the version that an operation wrote or read to rank it. */
    public boolean isKnown(int row) {
        return operations.hasVersion(row) && (byReplica || operations.timestampMicros(row) != 0);
    }

    /** Compares the versions that two operations wrote or read; above 0 if the first wins. */
    public int compare(int row, int other) {
        var stamps = byReplica ? 0 : Long.compare(operations.timestampMicros(row), operations.timestampMicros(other));
        if (stamps != 0) {
            return stamps;
        }
        var replicas = Integer.compare(places[operations.dotReplica(row)], places[operations.dotReplica(other)]);
        return replicas != 0 ? replicas : Long.compare(operations.dotSequence(row), operations.dotSequence(other));
    }

    /** The highest of all updates of a key up to each position, for one replica after the other. */
    public int[] highest(KeyUpdates updates) {
        var highest = new int[updates.size()];
        for (var key = 0; key < operations.keys().size(); key++) {
            for (var replica = 0; replica < operations.replicas().size(); replica++) {
                var from = updates.from(key, replica);
                for (var position = from; position < updates.to(key, replica); position++) {
                    var row = updates.row(position);
                    highest[position] =
                            position > from && compare(highest[position - 1], row) > 0 ? highest[position - 1] : row;
                }
            }
        }
        return highest;
    }
}
