package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** What holds elements: sets and lists, or maps, whose elements are their fields. */
enum Holder {
    SET_OR_LIST {
        @Override
        boolean isAdd(Function function) {
            return function.equals(Function.ADD) || isOfList(function);
        }

        @Override
        List<Value> shown(Value result) {
            return parts(result);
        }
    },
    MAP {
        @Override
        boolean isAdd(Function function) {
            return function.equals(Function.PUT);
        }

        @Override
        List<Value> shown(Value result) {
            var fields = new ArrayList<Value>();
            for (var pair : parts(result)) {
                fields.add(part(pair, 0));
            }
            return fields;
        }
    };

    /** Whether the function puts an element in. */
    abstract boolean isAdd(Function function);

    /** The elements that the result of a read shows. */
    abstract List<Value> shown(Value result);

    static boolean isOfList(Function function) {
        return function.equals(Function.APPEND) || function.equals(Function.INSERT);
    }

    /** The element that a function with this argument is about. */
    static Value element(Function function, Value argument) {
        if (function.equals(Function.INSERT)) {
            return part(argument, 1);
        }
        return function.equals(Function.PUT) ? part(argument, 0) : argument;
    }

    static List<Value> parts(Value value) {
        return value instanceof Value.Sequence(var parts) ? parts : List.of();
    }

    /** One side of a pair; the whole value if it is none. */
    static Value part(Value pair, int side) {
        return pair instanceof Value.Sequence(var sides) && sides.size() == 2 ? sides.get(side) : pair;
    }
}
