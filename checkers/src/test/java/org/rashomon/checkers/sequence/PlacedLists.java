package org.rashomon.checkers.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/**
 * Two replicas with one list that each keep the whole order of those elements they have: a new element goes right
 * behind its anchor, in the one order that everybody knows, so that what has not arrived may come between.
 */
final class PlacedLists {

    private static final List<String> NODES = List.of("n1", "n2");

    private final SplittableRandom random;
    private final boolean tells;
    private final List<Long> order = new ArrayList<>();
    private final long[] replicaOf = new long[64];
    private final long[] sequenceOf = new long[64];
    private final long[] sequences = new long[2];
    /** How many elements of each replica a replica has. */
    private final long[][] applied = new long[2][2];

    private boolean blameable;

    PlacedLists(SplittableRandom random, boolean tells) {
        this.random = random;
        this.tells = tells;
    }

    boolean tells() {
        return tells;
    }

    /** Whether some element got ahead of one that its replica had, so that an order by age shows. */
    boolean isBlameable() {
        return blameable;
    }

    HistoryScript play(boolean byAge) {
        var script = HistoryScript.run(NODES, List.of(), Map.of("strategy", "sequence", "delivery", "causal"));
        for (var element = 1L; element <= 3 + random.nextInt(8); element++) {
            put(script, random.nextInt(2), element);
            if (random.nextInt(3) == 0) {
                var to = random.nextInt(2);
                applied[to] = new long[] {sequences[0], sequences[1]};
            }
            if (random.nextInt(4) == 0) {
                read(script, random.nextInt(2), byAge);
            }
        }
        script.phase(Phase.FINAL_READS);
        for (var node = 0; node < 2; node++) {
            applied[node] = sequences.clone();
            read(script, node, byAge);
        }
        return script;
    }

    private void put(HistoryScript script, int node, long element) {
        var shown = order.stream().filter(other -> has(node, other)).toList();
        var append = random.nextInt(3) == 0;
        var place = append ? shown.size() : random.nextInt(shown.size() + 1);
        var anchor = place == 0 ? Value.NONE : Value.of(shown.get(place - 1));
        // What another replica has put behind the same anchor meanwhile comes first, or comes later.
        var at = place == 0 ? 0 : order.indexOf(shown.get(place - 1)) + 1;
        while (at < order.size() && !has(node, order.get(at)) && random.nextBoolean()) {
            at++;
        }
        var last = append ? order.size() : at;
        var youngest = place == 0 ? 0 : shown.get(place - 1);
        blameable |= order.subList(last, order.size()).stream()
                .filter(other -> other > youngest)
                .anyMatch(other -> tells ? has(node, other) : replicaOf[other.intValue()] == node);
        order.add(last, element);
        var context = vector(node);
        replicaOf[(int) element] = node;
        sequenceOf[(int) element] = ++sequences[node];
        applied[node][node] = sequences[node];
        script.invoke(
                        node,
                        NODES.get(node),
                        append ? Function.APPEND : Function.INSERT,
                        "l",
                        append ? Value.of(element) : Value.of(List.of(anchor, Value.of(element))))
                .ok(
                        node,
                        Value.NONE,
                        tells
                                ? new Version(new Dot(NODES.get(node), sequences[node]), element, context, vector(node))
                                : Version.NONE);
    }

    private void read(HistoryScript script, int node, boolean byAge) {
        var shown = order.stream().filter(element -> has(node, element)).toArray(Long[]::new);
        if (byAge) {
            Arrays.sort(shown);
        }
        var values = Arrays.stream(shown).map(Value::of).toList();
        script.read(8, NODES.get(node), "l", Value.of(values), tells ? RandomRun.seen(vector(node)) : Version.NONE);
    }

    private boolean has(int node, long element) {
        return sequenceOf[(int) element] <= applied[node][(int) replicaOf[(int) element]];
    }

    private VersionVector vector(int node) {
        var entries = new HashMap<String, Long>();
        for (var origin = 0; origin < 2; origin++) {
            if (applied[node][origin] > 0) {
                entries.put(NODES.get(origin), applied[node][origin]);
            }
        }
        return VersionVector.of(entries);
    }
}
