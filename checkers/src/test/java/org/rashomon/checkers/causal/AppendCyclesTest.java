package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Circles of transactions, against all the orders in which these could have been executed. */
class AppendCyclesTest {

    private static final String APPEND = "append";
    private static final String READ = "r";
    private static final List<String> LISTS = List.of("x", "y");

    /** A part of a transaction: an append of one element, or a read of some. */
    private record Part(String function, String list, List<Integer> elements) {

        Value value() {
            var told = elements.stream().map(Value::of).toList();
            return Value.of(List.of(
                    Value.of(function), Value.of(list), function.equals(READ) ? Value.of(told) : told.getFirst()));
        }
    }

    @Test
    void serializabilityIsRefutedExactlyWhereNoOrderExplainsTheReads() {
        var seen = new HashMap<String, Integer>();
        Property.forSeeds(6_000, random -> {
            var transactions = transactions(random);
            var run = HistoryScript.run(List.of("n1"), List.of(), Map.of());
            for (var session = 1; session <= transactions.size(); session++) {
                var parts = Value.of(
                        transactions.get(session - 1).stream().map(Part::value).toList());
                run.invoke(session, "n1", Function.TRANSACTION, "", parts).ok(session, parts, Version.NONE);
            }
            var result = new ListAppendChecker().check(run.finish());
            var serializable = result.facts().getOrDefault("serializable", "");
            var isExplained = isExplained(transactions, Map.of("x", List.of(), "y", List.of()));

            assertThat(serializable.startsWith("not refuted")).isEqualTo(isExplained);
            if (isExplained) {
                assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
            }
            seen.merge(isExplained ? "explained" : result.verdict().label(), 1, Integer::sum);
        });

        assertThat(seen).containsOnlyKeys("explained", "valid", "invalid");
    }

    /** Up to four transactions that read a beginning of one list and append to one, and one that reads all. */
    private static List<List<Part>> transactions(SplittableRandom random) {
        var orders = new HashMap<String, List<Integer>>();
        LISTS.forEach(list -> orders.put(list, new ArrayList<>()));
        var appends = new ArrayList<Part>();
        for (var element = 1; element <= 2 + random.nextInt(3); element++) {
            var list = LISTS.get(random.nextInt(2));
            var order = orders.getOrDefault(list, List.of());
            order.add(random.nextInt(order.size() + 1), element);
            appends.add(new Part(APPEND, list, List.of(element)));
        }
        var transactions = new ArrayList<List<Part>>();
        for (var append : appends) {
            var list = LISTS.get(random.nextInt(2));
            var order = orders.getOrDefault(list, List.of());
            var read = new Part(READ, list, List.copyOf(order.subList(0, random.nextInt(order.size() + 1))));
            transactions.add(random.nextBoolean() ? List.of(read, append) : List.of(append, read));
        }
        transactions.add(LISTS.stream()
                .map(list -> new Part(READ, list, orders.getOrDefault(list, List.of())))
                .toList());
        return transactions;
    }

    private static boolean isExplained(List<List<Part>> left, Map<String, List<Integer>> lists) {
        if (left.isEmpty()) {
            return true;
        }
        for (var next : left) {
            var after = new HashMap<>(lists);
            if (next.stream().allMatch(part -> executes(part, after))) {
                var others = new ArrayList<>(left);
                others.remove(next);
                if (isExplained(others, after)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean executes(Part part, Map<String, List<Integer>> lists) {
        var list = new ArrayList<>(lists.getOrDefault(part.list, List.of()));
        if (part.function.equals(READ)) {
            return list.equals(part.elements);
        }
        list.addAll(part.elements);
        lists.put(part.list, list);
        return true;
    }
}
