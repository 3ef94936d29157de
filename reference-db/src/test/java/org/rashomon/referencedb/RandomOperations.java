package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws operations that a strategy has, with values that are never used twice where that matters. */
final class RandomOperations {

    private final SplittableRandom random;
    private final String strategy;
    private final List<String> elements = new ArrayList<>();
    private int written;

    RandomOperations(SplittableRandom random, String strategy) {
        this.random = random;
        this.strategy = strategy;
    }

    Operation next() {
        return switch (strategy) {
            case "g-counter" -> new Operation.Increment(random.nextInt(3));
            case "pn-counter" -> new Operation.Increment(random.nextInt(-3, 4));
            case "g-set" -> new Operation.Add(some());
            case "or-set" ->
                switch (random.nextInt(8)) {
                    case 0 -> new Operation.Delete();
                    case 1, 2, 3 -> new Operation.Remove(some());
                    default -> new Operation.Add(some());
                };
            case "or-map" ->
                switch (random.nextInt(8)) {
                    case 0 -> new Operation.Delete();
                    case 1, 2, 3 -> new Operation.RemoveField(some());
                    default -> new Operation.PutField(some(), unique());
                };
            case "sequence" -> ofList();
            default -> random.nextInt(5) == 0 ? new Operation.Delete() : new Operation.Put(unique());
        };
    }

    private Operation ofList() {
        var known = elements.isEmpty() ? "\"none\"" : elements.get(random.nextInt(elements.size()));
        var fresh = unique();
        elements.add(fresh);
        return switch (random.nextInt(6)) {
            case 0 -> new Operation.Remove(known);
            case 1, 2 -> new Operation.Append(fresh);
            case 3 -> new Operation.Insert(Optional.empty(), fresh);
            default -> new Operation.Insert(Optional.of(known), fresh);
        };
    }

    String unique() {
        return Integer.toString(++written);
    }

    private String some() {
        return Integer.toString(random.nextInt(5));
    }
}
