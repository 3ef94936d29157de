package org.rashomon.benchmarks.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * Makes the history of registers, sets, maps, lists or counters on leaders that lag behind; an answer is what the
 * leader says at once.
 */
final class StateHistory {

    private static final int LEADERS = 3;
    private static final int LAG = 50;
    private static final int KEYS = 200;
    private static final int ELEMENTS = 10;

    private final String strategy;
    private final int operations;
    private final SplittableRandom random = new SplittableRandom(StateChecking.SEED);
    private final LaggingLeaders leaders = new LaggingLeaders(LEADERS, LAG);
    private final HistoryBuilder builder = new HistoryBuilder();

    StateHistory(String strategy, int operations) {
        this.strategy = strategy;
        this.operations = operations;
    }

    History run() {
        builder.add(new Event.RunStarted(
                0,
                0,
                new RunInfo(
                        "benchmark",
                        StateChecking.SEED,
                        "",
                        strategy,
                        List.of("n0", "n1", "n2"),
                        List.of(),
                        new TreeMap<>(Map.of("strategy", contract(), "delivery", "causal")),
                        "",
                        "")));
        for (var number = 1; number <= operations; number++) {
            if (random.nextInt(2) == 0) {
                update(random.nextInt(LEADERS), random.nextInt(KEYS), number);
            } else {
                read(random.nextInt(LEADERS), random.nextInt(KEYS));
            }
        }
        leaders.settle();
        phase(Phase.FINAL_READS);
        for (var key = 0; key < KEYS; key++) {
            for (var leader = 0; leader < LEADERS; leader++) {
                read(leader, key);
            }
        }
        phase(Phase.VERDICT);
        return builder.build();
    }

    /** Ids and claims are made in rows that are registers. */
    private String contract() {
        return Set.of("ids", "claims").contains(strategy) ? "lww-lamport" : strategy;
    }

    private void phase(Phase phase) {
        builder.add(new Event.PhaseStarted(builder.nextIndex(), builder.nextIndex(), phase));
    }

    private void update(int leader, int key, int number) {
        switch (strategy) {
            case "pn-counter" ->
                operation(leader, key, Function.INCREMENT, Value.of(number), leaders.change(leader, key, number));
            case "or-set" -> {
                var element = random.nextInt(ELEMENTS);
                var add = random.nextInt(3) > 0;
                var version = leaders.change(leader, key * ELEMENTS + element, add ? number : 0);
                operation(leader, key, add ? Function.ADD : Function.REMOVE, Value.of(element), version);
            }
            case "or-map" -> {
                var field = random.nextInt(ELEMENTS);
                var put = random.nextInt(3) > 0;
                var version = leaders.change(leader, key * ELEMENTS + field, put ? number : 0);
                var value = put ? Value.of(List.of(Value.of(field), Value.of(number))) : Value.of(field);
                operation(leader, key, put ? Function.PUT : Function.REMOVE, value, version);
            }
            case "g-set" -> {
                var element = random.nextInt(ELEMENTS);
                var version = leaders.change(leader, key * ELEMENTS + element, number);
                operation(leader, key, Function.ADD, Value.of(element), version);
            }
            case "sequence" -> {
                var held = leaders.list(leader, key);
                if (held.size() < ELEMENTS) {
                    operation(leader, key, Function.APPEND, Value.of(number), leaders.append(leader, key, number));
                } else {
                    var element = held.get(random.nextInt(ELEMENTS));
                    operation(leader, key, Function.REMOVE, element, leaders.remove(leader, key, element));
                }
            }
            case "ids" -> created(leader, key, Value.of(number));
            case "claims" -> {
                var claim = Value.of(List.of(Value.NONE, Value.of(number)));
                var slot = KEYS + number;
                operation(leader, slot, Function.COMPARE_AND_SET, claim, leaders.change(leader, slot, number));
            }
            default -> operation(leader, key, Function.WRITE, Value.of(number), leaders.change(leader, key, number));
        }
    }

    private void read(int leader, int key) {
        switch (strategy) {
            case "pn-counter" -> answer(leader, key, Value.of(leaders.sum(leader, key)), leaders.seen(leader));
            case "sequence" -> answer(leader, key, Value.of(leaders.list(leader, key)), leaders.seen(leader));
            case "g-set", "or-set" ->
                answer(leader, key, leaders.filled(leader, key * ELEMENTS, (key + 1) * ELEMENTS), leaders.seen(leader));
            case "or-map" ->
                answer(leader, key, leaders.fields(leader, key * ELEMENTS, (key + 1) * ELEMENTS), leaders.seen(leader));
            case "mv-register" ->
                answer(leader, key, leaders.siblings(leader, key), leaders.siblingVersion(leader, key));
            default -> answer(leader, key, leaders.winner(leader, key), leaders.winningVersion(leader, key));
        }
    }

    private void answer(int leader, int key, Value value, Version version) {
        event(asked(leader, key, Function.READ), Event.OperationType.INVOKE, Value.NONE, Version.NONE);
        event(asked(leader, key, Function.READ), Event.OperationType.OK, value, version);
    }

    private void operation(int leader, int key, Function function, Value value, Version version) {
        event(asked(leader, key, function), Event.OperationType.INVOKE, value, Version.NONE);
        event(asked(leader, key, function), Event.OperationType.OK, Value.NONE, version);
    }

    private void created(int leader, int table, Value id) {
        event(asked(leader, table, Function.CREATE), Event.OperationType.INVOKE, Value.NONE, Version.NONE);
        event(asked(leader, table, Function.CREATE), Event.OperationType.OK, id, leaders.change(leader, table, 1));
    }

    private static Asked asked(int leader, int key, Function function) {
        return new Asked(leader, key, function);
    }

    private void event(Asked asked, Event.OperationType type, Value value, Version version) {
        builder.add(new Event.Operation(
                builder.nextIndex(),
                builder.nextIndex(),
                type,
                asked.leader(),
                asked.leader(),
                "n" + asked.leader(),
                asked.function(),
                "k" + asked.key(),
                value,
                version,
                ""));
    }

    /** Which leader is asked to do what. */
    private record Asked(int leader, int key, Function function) {}
}
