package org.rashomon.checkers.linearizability.models;

import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;

/** A lock that one holds at a time; who holds it is not asked. */
public record Mutex() implements Model<Boolean> {

    @Override
    public String name() {
        return "mutex";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(new Function("acquire"), new Function("release"));
    }

    @Override
    public Boolean initial() {
        return false;
    }

    @Override
    public Optional<Boolean> step(Boolean held, Call call) {
        return switch (call.function().name()) {
            case "acquire" -> held ? Optional.empty() : Optional.of(true);
            case "release" -> held ? Optional.of(false) : Optional.empty();
            default -> throw new IllegalArgumentException("a mutex has no " + call.function());
        };
    }
}
