package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
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
            var call = history.callOf(op);
            if (call.function().name().equals("append")) {
                isAmbiguous |= appendOf.putIfAbsent(call.argument(), op) != null;
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
        if (ghost || elements.stream().distinct().count() < elements.size()) {
            return refuted(longest);
        }
        var readsOf = new ArrayList<List<Integer>>();
        IntStream.rangeClosed(0, elements.size()).forEach(length -> readsOf.add(new ArrayList<>()));
        for (int read : reads) {
            if (!elements.subList(0, shown(read).size()).equals(shown(read))) {
                return refuted(read, longest);
            }
            readsOf.get(shown(read).size()).add(read);
        }
        var chain = chain(elements, readsOf);
        return broken(chain, longest)
                .<Decision>map(Decision.NotLinearizable::new)
                .orElseGet(() -> new Decision.Linearizable(
                        () -> chain.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The appends that were shown, each with the reads that show it last; and behind them those that were not. */
    private List<Integer> chain(List<Value> elements, List<List<Integer>> readsOf) {
        var chain = new ArrayList<>(readsOf.getFirst());
        for (var i = 0; i < elements.size(); i++) {
            chain.add(appendOf.remove(elements.get(i)));
            chain.addAll(readsOf.get(i + 1));
        }
        appendOf.values().stream().filter(history::returns).sorted().forEach(chain::add);
        return chain;
    }

    /** Operations of which one returned before another, in front of it, was called; and the read that says so. */
    private Optional<Refutation> broken(List<Integer> chain, int longest) {
        var latest = NOBODY;
        for (int op : chain) {
            if (latest != NOBODY && history.ret[op] < history.call[latest]) {
                return Optional.of(refutation(latest, op, longest));
            }
            latest = latest == NOBODY || history.call[op] > history.call[latest] ? op : latest;
        }
        return Optional.empty();
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
