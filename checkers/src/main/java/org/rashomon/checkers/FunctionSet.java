package org.rashomon.checkers;

import java.util.function.Predicate;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;

/** Some of the functions of a history, asked for row by row without looking at names. */
public final class FunctionSet {

    private final Operations operations;
    private final boolean[] members;

    public FunctionSet(Operations operations, Predicate<Function> isMember) {
        this.operations = operations;
        this.members = new boolean[operations.functions().size()];
        for (var number = 0; number < members.length; number++) {
            members[number] = isMember.test(operations.functions().get(number));
        }
    }

    /** Whether the function of that row is one of them. */
    public boolean has(int row) {
        return members[operations.functionNumber(row)];
    }
}
