package org.rashomon.benchmarks.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Makes the history of a store that executes one transaction after the other, for ten sessions. */
final class TransactionHistory {

    private static final int SESSIONS = 10;
    private static final int KEYS = 200;
    /** A list is left for a new one when it holds so many elements, as Jepsen's generator does. */
    private static final int ELEMENTS = 10;

    private static final int LISTS = 5;
    private static final int BALANCE = 100;
    private static final String READ = "r";
    private static final String WRITE = "w";

    private final String strategy;
    private final int operations;
    private final SplittableRandom random = new SplittableRandom(StateChecking.SEED);
    private final HistoryBuilder builder = new HistoryBuilder();
    private final Map<String, Value> registers = new HashMap<>();
    private final List<String> lists = new ArrayList<>();
    private final List<List<Value>> elements = new ArrayList<>();
    private int done;

    TransactionHistory(String strategy, int operations) {
        this.strategy = strategy;
        this.operations = operations;
        for (var list = 0; list < LISTS; list++) {
            lists.add("list" + list);
            elements.add(new ArrayList<>());
        }
    }

    History run() {
        while (done < operations) {
            var parts = switch (strategy) {
                case "txn-append" -> List.of(append(random.nextInt(LISTS)), readList(random.nextInt(LISTS)));
                case "txn-bank" -> bank(random.nextInt(KEYS));
                case "txn-reference" -> reference(random.nextInt(KEYS));
                default -> List.of(read("k" + random.nextInt(KEYS)), write("k" + random.nextInt(KEYS), done));
            };
            done += parts.size();
            execute(parts);
        }
        return builder.build();
    }

    private Value append(int list) {
        if (elements.get(list).size() == ELEMENTS) {
            lists.set(list, "list" + (LISTS + done));
            elements.get(list).clear();
        }
        elements.get(list).add(Value.of(done));
        return part("append", lists.get(list), Value.of(done));
    }

    private Value readList(int list) {
        return part(READ, lists.get(list), Value.of(List.copyOf(elements.get(list))));
    }

    /** A transfer between two accounts, or a read of both. */
    private List<Value> bank(int number) {
        var one = "checking" + number;
        var other = "savings" + number;
        if (random.nextBoolean()) {
            var balance = random.nextInt(BALANCE);
            return List.of(write(one, balance), write(other, BALANCE - balance));
        }
        registers.putIfAbsent(one, Value.of(BALANCE));
        registers.putIfAbsent(other, Value.of(0));
        return List.of(read(one), read(other));
    }

    /** An order that refers to its customer, put in with it, or read with it. */
    private List<Value> reference(int number) {
        var order = "order" + number;
        var customer = "customer" + number;
        if (!registers.containsKey(order) || random.nextBoolean()) {
            registers.put(order, Value.of(customer));
            return List.of(write(customer, done), part(WRITE, order, Value.of(customer)));
        }
        return List.of(read(order), read(customer));
    }

    private Value read(String key) {
        return part(READ, key, registers.getOrDefault(key, Value.NONE));
    }

    private Value write(String key, long value) {
        registers.put(key, Value.of(value));
        return part(WRITE, key, Value.of(value));
    }

    private static Value part(String function, String key, Value value) {
        return Value.of(List.of(Value.of(function), Value.of(key), value));
    }

    private void execute(List<Value> parts) {
        var session = random.nextInt(SESSIONS);
        event(Event.OperationType.INVOKE, session, Value.of(parts));
        event(Event.OperationType.OK, session, Value.of(parts));
    }

    private void event(Event.OperationType type, int session, Value value) {
        builder.add(new Event.Operation(
                builder.nextIndex(),
                builder.nextIndex(),
                type,
                session,
                session,
                "n1",
                Function.TRANSACTION,
                "",
                value,
                Version.NONE,
                ""));
    }
}
