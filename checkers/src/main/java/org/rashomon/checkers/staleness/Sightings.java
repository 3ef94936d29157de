package org.rashomon.checkers.staleness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.visibility.KnownUpdates;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/** The first answer of each replica that reflects each known update of another. */
final class Sightings {

    /**
     * An update was seen.
     *
     * @param pair origin and replica, such as {@code n1->n2}
     * @param update the row of the update
     * @param delayNanos from its acknowledgement to the answer, 0 if the answer came before
     */
    record Sighting(String pair, int update, long delayNanos) {}

    /** Something that a replica told of what it had applied. */
    private record Answer(long nanos, long index, int row, int state) {}

    private static final Comparator<Answer> IN_TIME = Comparator.comparingLong(Answer::index);

    private final Operations operations;
    private final List<Event.ReplicaState> states;
    private final KnownUpdates updates;
    private final List<Sighting> sightings = new ArrayList<>();

    Sightings(History history) {
        this.operations = history.operations();
        this.states = history.replicaStates();
        this.updates = new KnownUpdates(operations);
        if (!updates.areSparse()) {
            answersOfNodes().forEach(this::sweep);
        }
    }

    private Map<String, List<Answer>> answersOfNodes() {
        var answers = new TreeMap<String, List<Answer>>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK && operations.tellsSeen(row)) {
                answers.computeIfAbsent(operations.node(row), node -> new ArrayList<>())
                        .add(new Answer(
                                operations.completedNanos(row), operations.completedIndex(row), row, RowIndex.NONE));
            }
        }
        for (var state = 0; state < states.size(); state++) {
            var told = states.get(state);
            if (told.reachable()) {
                answers.computeIfAbsent(told.node(), node -> new ArrayList<>())
                        .add(new Answer(told.timeNanos(), told.index(), RowIndex.NONE, state));
            }
        }
        answers.values().forEach(ofNode -> ofNode.sort(IN_TIME));
        return answers;
    }

    private void sweep(String node, List<Answer> answers) {
        var reached = new long[updates.replicas()];
        for (var answer : answers) {
            for (var origin = 0; origin < reached.length; origin++) {
                var name = operations.replicas().get(origin);
                var seen = Math.min(sequence(answer, origin, name), updates.sequences(origin));
                for (; reached[origin] < seen; reached[origin]++) {
                    var update = updates.row(origin, reached[origin] + 1);
                    if (update != RowIndex.NONE && !name.equals(node)) {
                        var delay = Math.max(0, answer.nanos() - operations.completedNanos(update));
                        sightings.add(new Sighting(name + "->" + node, update, delay));
                    }
                }
            }
        }
    }

    private long sequence(Answer answer, int origin, String name) {
        return answer.row() != RowIndex.NONE
                ? operations.seenSequence(answer.row(), origin)
                : states.get(answer.state()).applied().sequenceOf(name);
    }

    void forEach(Consumer<Sighting> action) {
        sightings.forEach(action);
    }

    /** The delays of each pair, in nanoseconds. */
    Map<String, long[]> delays() {
        var counts = new HashMap<String, Integer>();
        sightings.forEach(sighting -> counts.merge(sighting.pair(), 1, Integer::sum));
        var delays = new TreeMap<String, long[]>();
        counts.forEach((pair, count) -> delays.put(pair, new long[count]));
        for (var sighting : sightings) {
            delays.getOrDefault(sighting.pair(), new long[0])[counts.merge(sighting.pair(), -1, Integer::sum)] =
                    sighting.delayNanos();
        }
        return delays;
    }
}
