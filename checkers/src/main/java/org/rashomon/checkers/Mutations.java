package org.rashomon.checkers;

import java.util.Set;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** Which operations change a store, and to what. */
public final class Mutations {

    private static final Set<Function> OF_REGISTERS = Set.of(Function.WRITE, Function.COMPARE_AND_SET, Function.DELETE);

    private static final Set<Function> ALL = Set.of(
            Function.WRITE,
            Function.COMPARE_AND_SET,
            Function.DELETE,
            Function.ADD,
            Function.REMOVE,
            Function.INCREMENT,
            Function.APPEND,
            Function.INSERT,
            Function.PUT,
            Function.TRANSACTION,
            Function.CREATE);

    private Mutations() {}

    /** Whether the function changes what is stored. */
    public static boolean isMutation(Function function) {
        return ALL.contains(function);
    }

    /** Whether the function replaces the whole value of a register: write, compare-and-set or delete. */
    public static boolean isRegisterWrite(Function function) {
        return OF_REGISTERS.contains(function);
    }

    /** What stands under the key once the operation of that row has taken effect; {@link Value#NONE} for a delete. */
    public static Value written(Operations operations, int row) {
        var function = operations.function(row);
        if (function.equals(Function.DELETE)) {
            return Value.NONE;
        }
        if (function.equals(Function.COMPARE_AND_SET)) {
            return side(operations.argument(row), 1);
        }
        return operations.argument(row);
    }

    /** The value that a compare-and-set expects; {@link Value#NONE} for every other function. */
    public static Value expected(Operations operations, int row) {
        return operations.function(row).equals(Function.COMPARE_AND_SET)
                ? side(operations.argument(row), 0)
                : Value.NONE;
    }

    private static Value side(Value argument, int side) {
        return argument instanceof Value.Sequence(var sides) && sides.size() == 2 ? sides.get(side) : Value.NONE;
    }
}
