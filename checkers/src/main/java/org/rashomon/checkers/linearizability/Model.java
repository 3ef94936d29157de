package org.rashomon.checkers.linearizability;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * A sequential object. Only {@link #step} must be right for verdicts to be right; {@link #readOnly} and {@link #blind}
 * let the search do less, and may always answer {@code false}.
 *
 * @param <S> a state; immutable, with {@code equals} and {@code hashCode} by value
 */
public interface Model<S> {

    /** The data type's name, after {@code linearizable-} in the checker's. */
    String name();

    /** The functions that {@link #step} knows. */
    Set<Function> functions();

    /** The state before the first operation. */
    S initial();

    /**
     * What the operation does to a state. For a call without an answer every answer is allowed.
     *
     * @return the state afterwards, or nothing when the object would not have answered so
     */
    Optional<S> step(S state, Call call);

    /** Whether the call leaves every state that allows it as it is. "Often" is not enough. */
    default boolean readOnly(Call call) {
        return false;
    }

    /** Whether every state allows the call and all of them lead to the same state. */
    default boolean blind(Call call) {
        return false;
    }

    /**
     * The part of the object that the call concerns and no call on another part ever touches, such as an element of a
     * set. Where every call of a history has one, each part is checked on its own.
     */
    default Optional<Value> part(Call call) {
        return Optional.empty();
    }

    /** How operations may be told apart into objects of their own, and removed from a proof. */
    default Locality locality() {
        return Locality.KEYS;
    }

    /**
     * The call as it would be if some values did not exist, for calls that may mention several. Where the locality is
     * {@link Locality#KEYS_AND_VALUES}, striking these values out of every call of a legal sequence, and leaving out
     * the calls that are about nothing else, leaves a legal sequence.
     */
    default Call without(Call call, Predicate<Value> struck) {
        return call;
    }

    /** What independence a model promises. */
    enum Locality {
        /** All keys are one object. */
        NONE,
        /** Each key is an object of its own. */
        KEYS,
        /** Besides, striking out a value wherever it is mentioned leaves a legal sequence legal. */
        KEYS_AND_VALUES
    }
}
