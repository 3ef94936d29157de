package org.rashomon.checkers.linearizability.models;

import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** Strings under keys that are got, put and appended to. An absent key reads as the empty string. */
public record KeyValue() implements Model<String> {

    private static final Function GET = new Function("get");
    private static final Function PUT = new Function("put");
    private static final Function APPEND = new Function("append");

    @Override
    public String name() {
        return "kv";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(GET, PUT, APPEND);
    }

    @Override
    public String initial() {
        return "";
    }

    @Override
    public Optional<String> step(String state, Call call) {
        return switch (call.function().name()) {
            case "get" ->
                !call.isAnswered() || text(call.result()).equals(state) ? Optional.of(state) : Optional.empty();
            case "put" -> Optional.of(text(call.argument()));
            case "append" -> Optional.of(state + text(call.argument()));
            default -> throw new IllegalArgumentException("a key-value store has no " + call.function());
        };
    }

    @Override
    public boolean readOnly(Call call) {
        return call.function().equals(GET);
    }

    @Override
    public boolean blind(Call call) {
        return call.function().equals(PUT);
    }

    /** The text that is put, appended or shown. */
    public static String text(Value value) {
        return switch (value) {
            case Value.None none -> "";
            case Value.Text(var text) -> text;
            case Value.Int number -> number.toString();
            case Value.Sequence sequence -> sequence.toString();
        };
    }
}
