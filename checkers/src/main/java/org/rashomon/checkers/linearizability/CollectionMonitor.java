package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;
import org.rashomon.checkers.linearizability.CollectionOrder.Answer;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.PriorityQueue;
import org.rashomon.checkers.linearizability.models.Stack;

/**
 * Decides queues, stacks and priority queues into which no element was put twice, without a search. Sound and complete
 * when every take was answered.
 *
 * <p>A take without an answer may have taken any element. At first none is taken to have happened; each time that is
 * impossible only because some element stayed, that element is presumed taken by one of them. What is impossible even
 * then is impossible; what is explained is, if there were enough such takes at the right time. The rest is searched.
 */
final class CollectionMonitor {

    /** Elements presumed taken, one after the other, before all that nobody took are. */
    private static final int MAX_STEPS = 32;

    private final Stays stays;
    private final CollectionOrder order;

    private CollectionMonitor(Stays stays, CollectionOrder order) {
        this.stays = stays;
        this.order = order;
    }

    static boolean fits(Model<?> model) {
        return putName(model).isPresent();
    }

    /** A decision; open when elements were put in twice. */
    static Decision decide(Subhistory history, Model<?> model) {
        return switch (Stays.read(history, putName(model).orElseThrow())) {
            case Stays.Reading.Ambiguous ambiguous -> new Decision.Open();
            case Stays.Reading.Contradicted(var refutation) -> new Decision.NotLinearizable(refutation);
            case Stays.Reading.Matched(var stays) -> new CollectionMonitor(stays, order(model)).decide();
        };
    }

    private static Optional<String> putName(Model<?> model) {
        return switch (model) {
            case FifoQueue queue -> Optional.of("enqueue");
            case Stack stack -> Optional.of("push");
            case PriorityQueue queue -> Optional.of("insert");
            default -> Optional.empty();
        };
    }

    private static CollectionOrder order(Model<?> model) {
        return switch (model) {
            case FifoQueue queue -> QueueOrder::decide;
            case Stack stack -> StackOrder::decide;
            default -> PriorityOrder::decide;
        };
    }

    private Decision decide() {
        var presumed = stays;
        for (var step = 0; ; step++) {
            switch (order.decide(presumed)) {
                case Answer.Explained(var steps) -> {
                    return explained(steps);
                }
                case Answer.Impossible(var conflict, var empty) -> {
                    var left = Arrays.stream(conflict).filter(presumed::isLeft).toArray();
                    if (left.length == 0 || stays.unanswered.length == 0) {
                        return new Decision.NotLinearizable(stays.refutation(conflict, empty));
                    }
                    presumed = presumed.presumingTaken(step < MAX_STEPS ? left : allLeft());
                }
                case Answer.Unclear unclear -> {
                    return new Decision.Open();
                }
            }
        }
    }

    private int[] allLeft() {
        var left = new int[stays.size()];
        var size = 0;
        for (var stay = 0; stay < left.length; stay++) {
            if (stays.isLeft(stay)) {
                left[size++] = stay;
            }
        }
        return Arrays.copyOf(left, size);
    }

    /** Gives each presumed take to the first of those that were never answered, if the order still holds then. */
    private Decision explained(int[] steps) {
        var length = steps.length;
        while (length > 0 && steps[length - 1] < 0) {
            length--;
        }
        var order = Arrays.copyOf(steps, length);
        var given = 0;
        for (var at = 0; at < length; at++) {
            if (order[at] < 0) {
                if (given == stays.unanswered.length) {
                    return new Decision.Open();
                }
                order[at] = stays.unanswered[given++];
            }
        }
        return given == 0 || respectsTime(order) ? new Decision.Linearizable(order::clone) : new Decision.Open();
    }

    private boolean respectsTime(int[] order) {
        var latestCall = -1;
        for (var op : order) {
            if (stays.history.ret[op] < latestCall) {
                return false;
            }
            latestCall = Math.max(latestCall, stays.history.call[op]);
        }
        return true;
    }
}
