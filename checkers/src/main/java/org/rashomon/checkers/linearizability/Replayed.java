package org.rashomon.checkers.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rashomon.checkers.linearizability.models.AppendList;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.PriorityQueue;
import org.rashomon.checkers.linearizability.models.Stack;
import org.rashomon.history.Value;

/** An object that a sequence of calls is replayed on, for the verifier. */
@FunctionalInterface
interface Replayed {

    /** Carries out a call; answers whether the object would have answered so. */
    boolean apply(Call call);

    /** The object in its initial state. What grows is changed in place, since a model would copy it each time. */
    static <S> Replayed of(Model<S> model) {
        return switch (model) {
            case FifoQueue queue -> new Queue(new ArrayDeque<>());
            case Stack stack -> new Pile(new ArrayDeque<>());
            case PriorityQueue queue -> new Heap(new java.util.PriorityQueue<>());
            case AppendList list -> new Log(new ArrayList<>());
            default -> new Stepped<>(model);
        };
    }

    /** A queue. */
    record Queue(Deque<Value> elements) implements Replayed {
        @Override
        public boolean apply(Call call) {
            if (call.function().name().equals("enqueue")) {
                elements.addLast(call.argument());
                return true;
            }
            return call.mayAnswer(elements.isEmpty() ? Value.NONE : elements.removeFirst());
        }
    }

    /** A stack. */
    record Pile(Deque<Value> elements) implements Replayed {
        @Override
        public boolean apply(Call call) {
            if (call.function().name().equals("push")) {
                elements.push(call.argument());
                return true;
            }
            return call.mayAnswer(elements.isEmpty() ? Value.NONE : elements.pop());
        }
    }

    /** A priority queue, which holds nothing but numbers. */
    record Heap(java.util.PriorityQueue<Long> elements) implements Replayed {
        @Override
        public boolean apply(Call call) {
            if (call.function().name().equals("insert")) {
                return call.argument() instanceof Value.Int(var number) && elements.add(number);
            }
            return call.mayAnswer(elements.isEmpty() ? Value.NONE : Value.of(elements.remove()));
        }
    }

    /** A list that is appended to. */
    record Log(List<Value> elements) implements Replayed {
        @Override
        public boolean apply(Call call) {
            if (call.function().name().equals("append")) {
                elements.add(call.argument());
                return true;
            }
            return !call.isAnswered()
                    || (call.result() instanceof Value.Sequence(var shown)
                            ? shown.equals(elements)
                            : elements.equals(call.result().equals(Value.NONE) ? List.of() : List.of(call.result())));
        }
    }

    /** Whatever a model describes. */
    final class Stepped<S> implements Replayed {

        private final Model<S> model;
        private S state;

        Stepped(Model<S> model) {
            this.model = model;
            state = model.initial();
        }

        @Override
        public boolean apply(Call call) {
            var next = model.step(state, call);
            next.ifPresent(after -> state = after);
            return next.isPresent();
        }
    }
}
