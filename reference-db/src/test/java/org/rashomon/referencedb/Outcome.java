package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.rashomon.referencedb.strategies.Coordinated;
import org.rashomon.referencedb.strategies.OneWins;
import org.rashomon.referencedb.strategies.Strategy;

/** What a key must hold once every change has arrived, worked out from the set of all changes alone. */
final class Outcome {

    private final Strategy strategy;

    Outcome(Strategy strategy) {
        this.strategy = strategy;
    }

    /** The dots of the versions that count, in order. */
    List<Dot> expected(String key, Collection<Change> all) {
        var changes = all.stream().filter(change -> change.key().equals(key)).toList();
        return switch (strategy.policy()) {
            case OneWins(var order) ->
                changes.stream().max(order).map(Change::dot).stream().toList();
            case Coordinated ignored -> highestDecided(changes);
            case ConflictPolicy ignored when strategy.name().endsWith("counter") -> latestOfEachOrigin(changes);
            case ConflictPolicy ignored when strategy.name().equals("g-set") -> firstOfEachElement(changes);
            case ConflictPolicy ignored -> notOverwritten(changes);
        };
    }

    private static List<Dot> highestDecided(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.content() instanceof Content.Value
                        || change.content().equals(Content.none()))
                .max(OneWins.lastWrite().order())
                .map(Change::dot)
                .stream()
                .toList();
    }

    private static List<Dot> notOverwritten(List<Change> changes) {
        var overwritten = new HashSet<Dot>();
        changes.forEach(change -> overwritten.addAll(change.overwrites()));
        return changes.stream()
                .filter(change -> change.content().isValue() && !overwritten.contains(change.dot()))
                .map(Change::dot)
                .sorted()
                .toList();
    }

    private static List<Dot> latestOfEachOrigin(List<Change> changes) {
        var latest = new TreeMap<String, Dot>();
        for (var change : changes) {
            latest.merge(change.dot().origin(), change.dot(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return new ArrayList<>(latest.values());
    }

    private static List<Dot> firstOfEachElement(List<Change> changes) {
        var first = new TreeMap<String, Dot>();
        for (var change : changes) {
            first.merge(change.content().text(), change.dot(), (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        return first.values().stream().sorted().toList();
    }
}
