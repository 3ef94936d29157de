package org.rashomon.checkers.linearizability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.rashomon.checkers.linearizability.models.AppendList;
import org.rashomon.checkers.linearizability.models.Counter;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.GrowOnlySet;
import org.rashomon.checkers.linearizability.models.KeyValue;
import org.rashomon.checkers.linearizability.models.MultiRegister;
import org.rashomon.checkers.linearizability.models.Mutex;
import org.rashomon.checkers.linearizability.models.PriorityQueue;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.checkers.linearizability.models.Semaphore;
import org.rashomon.checkers.linearizability.models.SetWithRemove;
import org.rashomon.checkers.linearizability.models.Stack;
import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * How to make random histories of one data type: what a client asks, and what a correct object answers.
 *
 * @param model the data type
 * @param ask draws a question; the number is fresh each time, for those who want unique values
 * @param answer the answer in a state
 */
record Family<S>(Model<S> model, BiFunction<SplittableRandom, Integer, Call> ask, BiFunction<S, Call, Value> answer) {

    @Override
    public String toString() {
        return model.name();
    }

    static List<Family<?>> all() {
        return List.of(
                register(Register.plain(), 3, 0),
                register(Register.withCompareAndSet(), 3, 2),
                register(Register.withCompareAndSet(), 0, 2),
                kv(3),
                kv(0),
                counter(),
                growOnlySet(),
                set(),
                collection(new FifoQueue(), "enqueue", "dequeue", 0),
                collection(new FifoQueue(), "enqueue", "dequeue", 3),
                collection(new Stack(), "push", "pop", 0),
                collection(new Stack(), "push", "pop", 3),
                collection(new PriorityQueue(), "insert", "delete-min", 0),
                collection(new PriorityQueue(), "insert", "delete-min", 3),
                locks(new Mutex()),
                locks(new Semaphore(2)),
                list(0),
                list(4),
                multiRegister());
    }

    static List<Family<Value>> registers() {
        return List.of(
                register(Register.plain(), 3, 0),
                register(Register.withCompareAndSet(), 3, 2),
                register(Register.withCompareAndSet(), 0, 2));
    }

    /** A register over a few values, which is emptied now and then, or over unique ones when there are none. */
    static Family<Value> register(Register model, int values, int conditional) {
        return new Family<>(
                model,
                (random, fresh) -> {
                    if (values > 0 && random.nextInt(12) == 0) {
                        return question("delete", Value.NONE);
                    }
                    var kind = random.nextInt(4 + conditional);
                    if (kind < 2) {
                        return question("read", Value.NONE);
                    }
                    if (kind < 4) {
                        return question("write", element(random, fresh, values));
                    }
                    var expected = values == 0 ? Value.of(1 + random.nextInt(fresh)) : element(random, fresh, values);
                    return question("cas", Value.of(List.of(expected, element(random, fresh, values))));
                },
                (state, call) -> call.function().equals(Function.READ) ? state : Value.NONE);
    }

    /** A key-value store in which a few texts are written, or unique ones when there are none. */
    static Family<String> kv(int texts) {
        return new Family<>(
                new KeyValue(),
                (random, fresh) -> {
                    var text = texts == 0 ? fresh + "." : Integer.toString(random.nextInt(texts));
                    return switch (random.nextInt(5)) {
                        case 0, 1 -> question("get", Value.NONE);
                        case 2 -> question("put", Value.of("p" + text));
                        default -> question("append", Value.of("a" + text));
                    };
                },
                (state, call) -> call.function().name().equals("get") ? Value.of(state) : Value.NONE);
    }

    /** A counter that tells the sum when two are added at once. */
    static Family<Long> counter() {
        return new Family<>(
                new Counter(),
                (random, fresh) -> random.nextBoolean()
                        ? question("read", Value.NONE)
                        : question("add", Value.of(1 + random.nextInt(2))),
                (state, call) -> {
                    if (call.function().equals(Function.READ)) {
                        return Value.of(state);
                    }
                    return call.argument().equals(Value.of(2)) ? Value.of(state + 2) : Value.NONE;
                });
    }

    private static Family<java.util.Set<Value>> growOnlySet() {
        return new Family<>(
                new GrowOnlySet(),
                (random, fresh) ->
                        random.nextBoolean() ? question("read", Value.NONE) : question("add", Value.of(fresh % 5)),
                (state, call) -> call.function().equals(Function.READ) ? sequence(state) : Value.NONE);
    }

    /** A set whose elements are looked for one by one, and seldom all at once. */
    private static Family<java.util.Set<Value>> set() {
        return new Family<>(
                new SetWithRemove(),
                (random, fresh) -> {
                    if (random.nextInt(25) == 0) {
                        return question("read", Value.NONE);
                    }
                    var functions = List.of("add", "add", "remove", "contains", "contains");
                    return question(functions.get(random.nextInt(5)), Value.of(random.nextInt(2)));
                },
                (state, call) -> call.function().equals(Function.READ)
                        ? sequence(state)
                        : Value.of((call.function().equals(Function.ADD) != state.contains(call.argument())) ? 1 : 0));
    }

    static <S extends Collection<Value>> Family<S> collection(Model<S> model, String in, String out, int values) {
        return new Family<>(
                model,
                (random, fresh) -> random.nextInt(5) < 3
                        ? question(in, element(random, fresh, values))
                        : question(out, Value.NONE),
                (state, call) -> {
                    var elements = List.copyOf(state);
                    if (call.function().name().equals(in) || elements.isEmpty()) {
                        return Value.NONE;
                    }
                    return in.equals("push") ? elements.getLast() : elements.getFirst();
                });
    }

    private static <S> Family<S> locks(Model<S> model) {
        return new Family<>(
                model,
                (random, fresh) -> question(random.nextBoolean() ? "acquire" : "release", Value.NONE),
                (state, call) -> Value.NONE);
    }

    /** A list of a few elements that may be appended again, or of unique ones when there are none. */
    static Family<List<Value>> list(int values) {
        return new Family<>(
                new AppendList(),
                (random, fresh) -> random.nextBoolean()
                        ? question("read", Value.NONE)
                        : question("append", element(random, fresh, values)),
                (state, call) -> call.function().equals(Function.READ) ? Value.of(state) : Value.NONE);
    }

    private static Family<Map<Value, Value>> multiRegister() {
        return new Family<>(
                new MultiRegister(),
                (random, fresh) -> {
                    var both = Value.of(
                            List.of(pair("x", Value.of(random.nextInt(3))), pair("y", Value.of(random.nextInt(3)))));
                    var one = Value.of(List.of(pair(random.nextBoolean() ? "x" : "y", Value.of(random.nextInt(3)))));
                    return random.nextBoolean()
                            ? question("read", Value.NONE)
                            : question("write", random.nextBoolean() ? both : one);
                },
                (state, call) -> call.function().equals(Function.READ)
                        ? Value.of(List.of(
                                pair("x", state.getOrDefault(Value.of("x"), Value.NONE)),
                                pair("y", state.getOrDefault(Value.of("y"), Value.NONE))))
                        : Value.NONE);
    }

    private static Value pair(String register, Value value) {
        return Value.of(List.of(Value.of(register), value));
    }

    private static Value element(SplittableRandom random, int fresh, int values) {
        return Value.of(values == 0 ? fresh : random.nextInt(values));
    }

    private static Value sequence(Collection<Value> values) {
        return Value.of(List.copyOf(values));
    }

    private static Call question(String function, Value argument) {
        return new Call(new Function(function), argument, Value.NONE, Outcome.INFO);
    }
}
