package org.rashomon.workloads.list;

import java.util.List;
import java.util.SplittableRandom;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.Invocation;

/** What a session that has read a list does with it now and then: it removes an element, or inserts behind one. */
final class Edits {

    private Edits() {}

    /** Says what is inserted. */
    @FunctionalInterface
    interface Insertion {

        /** Behind this element, or at the head if it is {@link Value#NONE}. */
        List<Invocation> behind(Value anchor);
    }

    /** One edit after one in so many reads. */
    static List<Invocation> after(Completed completed, SplittableRandom random, int oneIn, Insertion insertion) {
        if (!completed.invocation().function().equals(Function.READ)
                || !(completed.value() instanceof Value.Sequence(var elements))
                || random.nextInt(oneIn) < oneIn - 1) {
            return List.of();
        }
        if (!elements.isEmpty() && random.nextInt(4) == 0) {
            var removed = elements.get(random.nextInt(elements.size()));
            return List.of(
                    new Invocation(Function.REMOVE, completed.invocation().key(), removed));
        }
        var place = random.nextInt(elements.size() + 1);
        return insertion.behind(place == 0 ? Value.NONE : elements.get(place - 1));
    }
}
