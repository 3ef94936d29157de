package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.rashomon.checkers.linearizability.Model.Locality;
import org.rashomon.history.Value;

/**
 * Makes a refutation small enough to read: takes operations out, in ever smaller groups, as long as what is left still
 * cannot be explained and what was taken out could not have helped (delta debugging, after Zeller 2002).
 */
final class Reduction {

    /** Tests after which it is small enough. */
    private static final int MAX_TESTS = 400;

    private static final long MAX_WORK = 20_000;

    private final Subhistory history;
    private final Model<?> model;
    private int tests;

    Reduction(Subhistory history, Model<?> model) {
        this.history = history;
        this.model = model;
    }

    /** A part of the refutation that refutes as well; the refutation itself if none was found. */
    Refutation reduce(Refutation refutation) {
        if (RegisterView.fits(model)) {
            var window = new RegisterWindow(history, model);
            var closed = tightened(refutation, window);
            return minimal(closed, singles(closed.ops()), part -> window.isClosed(part) && window.isRefuted(part, MAX_WORK));
        }
        var whole = Refutation.window(history, 0, refutation.to());
        return minimal(whole, removable(whole.ops()), this::isDead);
    }

    /** Forgets what came before the first of the operations, if that is not needed. */
    private Refutation tightened(Refutation refutation, RegisterWindow window) {
        var start = Arrays.stream(refutation.ops()).map(op -> history.call[op]).min().orElse(0);
        if (start > refutation.from()) {
            var late = closed(new Refutation(start, refutation.to(), refutation.ops()), window);
            if (window.isRefuted(late, MAX_WORK)) {
                return late;
            }
        }
        return closed(refutation, window);
    }

    /** Adds every write that could explain what the operations saw. */
    private Refutation closed(Refutation refutation, RegisterWindow window) {
        var part = refutation;
        while (!window.isClosed(part)) {
            part = part.with(window.withWriters(part));
        }
        return part;
    }

    private static List<int[]> singles(int[] ops) {
        return Arrays.stream(ops).mapToObj(op -> new int[] {op}).toList();
    }

    /** Groups of operations that may be taken out together: single reads, and all that concerns one element. */
    private List<int[]> removable(int[] ops) {
        var groups = new ArrayList<int[]>();
        var byValue = new LinkedHashMap<Value, List<Integer>>();
        for (var op : ops) {
            var call = history.callOf(op);
            if (model.readOnly(call)) {
                groups.add(new int[] {op});
            } else if (model.locality() == Locality.KEYS_AND_VALUES) {
                var value = call.argument().equals(Value.NONE) ? call.result() : call.argument();
                if (!value.equals(Value.NONE)) {
                    byValue.computeIfAbsent(value, unseen -> new ArrayList<>()).add(op);
                }
            }
        }
        byValue.values().forEach(group ->
                groups.add(group.stream().mapToInt(Integer::intValue).toArray()));
        return groups;
    }

    private boolean isDead(Refutation part) {
        var problem = Problem.of(part.of(history), model);
        return problem.isNarrow()
                && new DepthFirstSearch(problem).run(MAX_WORK, MAX_WORK)
                        == DepthFirstSearch.Status.NOT_LINEARIZABLE;
    }

    private Refutation minimal(Refutation start, List<int[]> groups, Predicate<Refutation> refutes) {
        var part = start;
        var left = new ArrayList<>(groups);
        for (var chunk = Math.max(1, left.size() / 2); ; chunk = Math.max(1, chunk / 2)) {
            var before = left.size();
            for (var from = 0; from < left.size() && tests < MAX_TESTS; ) {
                var gone = left.subList(from, Math.min(left.size(), from + chunk));
                var smaller = without(part, gone);
                tests++;
                if (smaller.ops().length > 0 && refutes.test(smaller)) {
                    part = smaller;
                    gone.clear();
                } else {
                    from += chunk;
                }
            }
            if (chunk == 1 && left.size() == before || tests >= MAX_TESTS) {
                return part;
            }
        }
    }

    private static Refutation without(Refutation part, List<int[]> groups) {
        var gone = new BitSet();
        groups.forEach(group -> Arrays.stream(group).forEach(gone::set));
        return part.with(Arrays.stream(part.ops()).filter(op -> !gone.get(op)).toArray());
    }
}
