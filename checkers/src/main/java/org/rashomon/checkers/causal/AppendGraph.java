package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.List;

/** Which transactions follow from which, each edge with what it says; the edges of one kind may be left out. */
final class AppendGraph {

    /** Why one transaction follows from another. */
    enum Why {
        /** It appended the next element. */
        APPENDED_BEHIND,
        /** It read what the other had appended last. */
        READ,
        /** It appended the element that comes next after those that the other had read: an anti-dependency. */
        NOT_READ_BY
    }

    /**
     * One step of a circle.
     *
     * @param list the number of the list that it is about
     * @param place of the element in that list
     */
    record Step(int from, int to, Why why, int list, int place) {}

    private final CircleSearch search = new CircleSearch();
    private final List<Why> whys = new ArrayList<>();
    private final IntList lists = new IntList();
    private final IntList places = new IntList();

    /** Nothing follows from itself. */
    void add(Step step) {
        if (step.from != step.to) {
            search.add(step.from, step.to);
            whys.add(step.why);
            lists.add(step.list);
            places.add(step.place);
        }
    }

    /**
     * Whether there is a circle, and which.
     *
     * @param exists whether the transactions cannot be ordered
     * @param steps of a short one, unless none was found
     */
    record Circle(boolean exists, List<Step> steps) {}

    /**
     * Looks for a circle.
     *
     * @param withUnread whether anti-dependencies count
     */
    Circle circle(boolean withUnread) {
        var circle = search.circle(edge -> withUnread || whys.get(edge) != Why.NOT_READ_BY);
        return new Circle(
                circle.exists(), circle.edges().stream().map(this::step).toList());
    }

    private Step step(int edge) {
        return new Step(search.from(edge), search.to(edge), whys.get(edge), lists.get(edge), places.get(edge));
    }
}
