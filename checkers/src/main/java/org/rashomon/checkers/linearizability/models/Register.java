package org.rashomon.checkers.linearizability.models;

import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * One value that is read and overwritten, and, as a CAS register, replaced on condition. It starts out empty.
 *
 * @param name {@code register} or {@code cas-register}
 * @param functions what it offers
 */
public record Register(String name, Set<Function> functions) implements Model<Value> {

    private static final Set<Function> PLAIN = Set.of(Function.READ, Function.WRITE, Function.DELETE);

    public Register {
        functions = Set.copyOf(functions);
    }

    /** A register without compare-and-set. */
    public static Register plain() {
        return new Register("register", PLAIN);
    }

    /** A register with compare-and-set, whose argument is the sequence of the expected and the new value. */
    public static Register withCompareAndSet() {
        return new Register(
                "cas-register", Set.of(Function.READ, Function.WRITE, Function.DELETE, Function.COMPARE_AND_SET));
    }

    @Override
    public Value initial() {
        return Value.NONE;
    }

    @Override
    public Optional<Value> step(Value state, Call call) {
        return switch (call.function().name()) {
            case "read" -> call.mayAnswer(state) ? Optional.of(state) : Optional.empty();
            case "write" -> Optional.of(call.argument());
            case "delete" -> Optional.of(Value.NONE);
            case "cas" -> state.equals(side(call, 0)) ? Optional.of(side(call, 1)) : Optional.empty();
            default -> throw new IllegalArgumentException("a register has no " + call.function());
        };
    }

    @Override
    public boolean readOnly(Call call) {
        return call.function().equals(Function.READ)
                || (call.function().equals(Function.COMPARE_AND_SET)
                        && side(call, 0).equals(side(call, 1)));
    }

    @Override
    public boolean blind(Call call) {
        return call.function().equals(Function.WRITE) || call.function().equals(Function.DELETE);
    }

    private static Value side(Call call, int index) {
        if (call.argument() instanceof Value.Sequence(var sides) && sides.size() == 2) {
            return sides.get(index);
        }
        throw new IllegalArgumentException("a compare-and-set has two values, not " + call.argument());
    }
}
