package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.models.AppendList;
import org.rashomon.checkers.linearizability.models.Elements;
import org.rashomon.history.Value;

/**
 * Decides a list whose elements were each appended at most once. The longest read fixes the order of the appends that
 * it shows, every other read must be a prefix of it, and stands between the append of its last element and the next
 * one: together they are one chain, as compare-and-sets make of a register. An append that no read shows stands behind
 * the chain if it returned, and does not count if it did not. Sound and complete where it applies.
 */
final class AppendOrder {

    private static final int NOBODY = -1;

    private final Subhistory history;
    private final Map<Value, Integer> appendOf = new HashMap<>();
    private final Map<Integer, List<Value>> shown = new HashMap<>();
    private final List<Integer> reads = new ArrayList<>();
    private boolean isAmbiguous;

    private AppendOrder(Subhistory history) {
        this.history = history;
        for (var op = 0; op < history.size(); op++) {
            if (isAppend(op)) {
                isAmbiguous |= appendOf.putIfAbsent(history.callOf(op).argument(), op) != null;
            } else if (history.returns(op)) {
                shown.computeIfAbsent(history.second[op], code -> Elements.inOrder(history.values.value(code)));
                reads.add(op);
            }
        }
    }

    static boolean fits(Model<?> model) {
        return model instanceof AppendList;
    }

    /** A decision; open when an element was appended twice. */
    static Decision decide(Subhistory history) {
        var order = new AppendOrder(history);
        return order.isAmbiguous ? new Decision.Open() : order.decide();
    }

    private Decision decide() {
        var longest = reads.stream()
                .reduce((one, other) -> shown(other).size() > shown(one).size() ? other : one)
                .orElse(NOBODY);
        var elements = longest == NOBODY ? List.<Value>of() : shown(longest);
        var ghost = elements.stream().anyMatch(element -> !appendOf.containsKey(element));
        if (ghost) {
            return refuted(longest);
        }
        var seen = new HashSet<Value>();
        for (var element : elements) {
            if (!seen.add(element)) {
                return refuted(longest, appendOf(element));
            }
        }
        var readsOf = new ArrayList<List<Integer>>();
        IntStream.rangeClosed(0, elements.size()).forEach(length -> readsOf.add(new ArrayList<>()));
        for (int read : reads) {
            var differs = firstDifference(shown(read), elements);
            if (differs < shown(read).size()) {
                return refuted(read, longest, appendOf(shown(read).get(differs)), appendOf(elements.get(differs)));
            }
            readsOf.get(shown(read).size()).add(read);
        }
        var chain = chain(elements, readsOf);
        return broken(chain, longest, elements)
                .<Decision>map(Decision.NotLinearizable::new)
                .orElseGet(() -> new Decision.Linearizable(
                        () -> chain.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The appends that were shown, each with the reads that show it last; and behind them those that were not. */
    private List<Integer> chain(List<Value> elements, List<List<Integer>> readsOf) {
        var chain = new ArrayList<>(readsOf.getFirst());
        for (var i = 0; i < elements.size(); i++) {
            chain.add(appendOf(elements.get(i)));
            chain.addAll(readsOf.get(i + 1));
        }
        var shown = new HashSet<>(elements);
        appendOf.entrySet().stream()
                .filter(append -> !shown.contains(append.getKey()))
                .map(Map.Entry::getValue)
                .filter(history::returns)
                .sorted()
                .forEach(chain::add);
        return chain;
    }

    /** Operations of which one returned before another, in front of it, was called; and the read that says so. */
    private Optional<Refutation> broken(List<Integer> chain, int longest, List<Value> elements) {
        var latest = NOBODY;
        for (int op : chain) {
            if (latest != NOBODY && history.ret[op] < history.call[latest]) {
                return Optional.of(refutation(latest, op, longest, nextBehind(latest, elements)));
            }
            latest = latest == NOBODY || history.call[op] > history.call[latest] ? op : latest;
        }
        return Optional.empty();
    }

    /** The append of the first element that a read does not show, if it is one and there is such an element. */
    private int nextBehind(int op, List<Value> elements) {
        var length = isAppend(op) ? elements.size() : shown(op).size();
        return length < elements.size() ? appendOf(elements.get(length)) : NOBODY;
    }

    private boolean isAppend(int op) {
        return history.functions.get(history.function[op]).name().equals("append");
    }

    private int appendOf(Value element) {
        return appendOf.getOrDefault(element, NOBODY);
    }

    private static int firstDifference(List<Value> one, List<Value> other) {
        var at = 0;
        while (at < one.size() && one.get(at).equals(other.get(at))) {
            at++;
        }
        return at;
    }

    private List<Value> shown(int read) {
        return shown.getOrDefault(history.second[read], List.of());
    }

    private Decision refuted(int... ops) {
        return new Decision.NotLinearizable(refutation(ops));
    }

    private Refutation refutation(int... ops) {
        var end = IntStream.of(ops)
                .filter(op -> op != NOBODY)
                .map(op -> history.returns(op) ? history.ret[op] : history.call[op])
                .max();
        var known = IntStream.of(ops).filter(op -> op != NOBODY).sorted().distinct();
        return new Refutation(0, end.orElse(0), known.toArray());
    }
}
