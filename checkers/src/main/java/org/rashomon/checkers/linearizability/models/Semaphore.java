package org.rashomon.checkers.linearizability.models;

import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;

/**
 * A number of permits that are acquired and released one by one.
 *
 * @param permits how many there are
 */
public record Semaphore(int permits) implements Model<Integer> {

    public Semaphore {
        if (permits < 1) {
            throw new IllegalArgumentException("permits must be at least 1, was " + permits);
        }
    }

    @Override
    public String name() {
        return "semaphore";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(new Function("acquire"), new Function("release"));
    }

    @Override
    public Integer initial() {
        return permits;
    }

    @Override
    public Optional<Integer> step(Integer free, Call call) {
        return switch (call.function().name()) {
            case "acquire" -> free > 0 ? Optional.of(free - 1) : Optional.empty();
            case "release" -> free < permits ? Optional.of(free + 1) : Optional.empty();
            default -> throw new IllegalArgumentException("a semaphore has no " + call.function());
        };
    }
}
