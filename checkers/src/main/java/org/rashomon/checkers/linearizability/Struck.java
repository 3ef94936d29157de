package org.rashomon.checkers.linearizability;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * A model seen by somebody for whom some values do not exist: they are struck out of whatever calls mention several.
 *
 * @param model the model as it is
 * @param isStruck the values that are not seen
 */
record Struck<S>(Model<S> model, Predicate<Value> isStruck) implements Model<S> {

    /** The call without the values that are not seen. */
    Call seen(Call call) {
        return model.without(call, isStruck);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Set<Function> functions() {
        return model.functions();
    }

    @Override
    public S initial() {
        return model.initial();
    }

    @Override
    public Optional<S> step(S state, Call call) {
        return model.step(state, seen(call));
    }

    @Override
    public boolean readOnly(Call call) {
        return model.readOnly(call);
    }

    @Override
    public boolean blind(Call call) {
        return model.blind(call);
    }

    @Override
    public Locality locality() {
        return model.locality();
    }
}
