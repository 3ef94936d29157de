package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    /** The values that anything but a read mentions, once they were asked for. */
    private Set<Value> changed = Set.of();

    private int tests;

    Reduction(Subhistory history, Model<?> model) {
        this.history = history;
        this.model = model;
    }

    /** A part of the refutation that refutes as well; the refutation itself if none was found. */
    Refutation reduce(Refutation refutation) {
        if (RegisterView.fits(model)) {
            var window = tightened(refutation);
            var singles =
                    Arrays.stream(window.ops()).mapToObj(op -> new int[] {op}).toList();
            return window.refutation(
                    minimal(window.ops(), singles, ops -> window.isClosed(ops) && window.isRefuted(ops, MAX_WORK)));
        }
        var whole = whole(refutation);
        return whole.with(minimal(whole.ops(), removable(whole.ops()), ops -> isDead(whole.with(ops))));
    }

    /** Forgets what came before the first of the operations, if that is not needed. */
    private RegisterWindow tightened(Refutation refutation) {
        var past = new RegisterPast(history);
        var start = Arrays.stream(refutation.ops())
                .map(op -> history.call[op])
                .min()
                .orElse(0);
        if (start > refutation.from()) {
            var late = new Refutation(start, refutation.to(), refutation.ops());
            var window = new RegisterWindow(history, past, model, RegisterWindow.closed(history, late));
            if (window.isRefuted(window.ops(), MAX_WORK)) {
                return window;
            }
        }
        return new RegisterWindow(history, past, model, RegisterWindow.closed(history, refutation));
    }

    /**
     * All that happened, or what happened to the elements that the refutation names, if that is enough: with whoever
     * may have taken them, and of those that only read the ones that it names itself.
     */
    private Refutation whole(Refutation refutation) {
        var whole = Refutation.window(history, 0, refutation.to());
        if (model.locality() != Locality.KEYS_AND_VALUES) {
            return whole;
        }
        changed = mentionedByChanges(whole.ops());
        var named = Arrays.stream(refutation.ops()).mapToObj(this::mentioned).collect(Collectors.toSet());
        named.add(Value.NONE);
        var part = whole.with(Arrays.stream(whole.ops())
                .filter(op -> named.contains(mentioned(op)))
                .filter(op -> !model.readOnly(history.callOf(op)) || Arrays.binarySearch(refutation.ops(), op) >= 0)
                .toArray());
        return isDead(part) ? part : whole;
    }

    private Value mentioned(int op) {
        var call = history.callOf(op);
        return call.argument().equals(Value.NONE) ? call.result() : call.argument();
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
                var value = mentioned(op);
                if (!value.equals(Value.NONE)) {
                    byValue.computeIfAbsent(value, unseen -> new ArrayList<>()).add(op);
                }
            }
        }
        byValue.values()
                .forEach(group ->
                        groups.add(group.stream().mapToInt(Integer::intValue).toArray()));
        return groups;
    }

    /** The model as whoever sees a part of the history must see it: without values of which nothing was kept. */
    Struck<?> seen(Refutation part) {
        var kept = mentionedByChanges(part.ops());
        return new Struck<>(model, value -> changed.contains(value) && !kept.contains(value));
    }

    private Set<Value> mentionedByChanges(int[] ops) {
        return Arrays.stream(ops)
                .filter(op -> !model.readOnly(history.callOf(op)))
                .mapToObj(this::mentioned)
                .collect(Collectors.toSet());
    }

    private boolean isDead(Refutation part) {
        var problem = Problem.of(part.of(history), seen(part));
        return problem.isNarrow()
                && new DepthFirstSearch(problem).run(MAX_WORK, MAX_WORK) == DepthFirstSearch.Status.NOT_LINEARIZABLE;
    }

    private int[] minimal(int[] start, List<int[]> groups, Predicate<int[]> refutes) {
        var ops = start;
        var left = new ArrayList<>(groups);
        for (var chunk = Math.max(1, left.size() / 2); ; chunk = Math.max(1, chunk / 2)) {
            var before = left.size();
            for (var from = 0; from < left.size() && tests < MAX_TESTS; ) {
                var gone = left.subList(from, Math.min(left.size(), from + chunk));
                var fewer = without(ops, gone);
                tests++;
                if (fewer.length > 0 && refutes.test(fewer)) {
                    ops = fewer;
                    gone.clear();
                } else {
                    from += chunk;
                }
            }
            if ((chunk == 1 && left.size() == before) || tests >= MAX_TESTS) {
                return ops;
            }
        }
    }

    private static int[] without(int[] ops, List<int[]> groups) {
        var gone = new BitSet();
        groups.forEach(group -> Arrays.stream(group).forEach(gone::set));
        return Arrays.stream(ops).filter(op -> !gone.get(op)).toArray();
    }
}
