package org.rashomon.checkers.linearizability.models;

import java.util.List;
import java.util.Optional;
import org.rashomon.checkers.linearizability.Model;

/** Every model there is, by the name that follows {@code linearizable-}. */
public final class Models {

    private static final List<Model<?>> ALL = List.of(
            Register.plain(),
            Register.withCompareAndSet(),
            new MultiRegister(),
            new KeyValue(),
            new Counter(),
            new GrowOnlySet(),
            new SetWithRemove(),
            new FifoQueue(),
            new Stack(),
            new PriorityQueue(),
            new Mutex(),
            new Semaphore(2),
            new AppendList());

    private Models() {}

    /** All of them, in the order in which they are listed for people. */
    public static List<Model<?>> all() {
        return ALL;
    }

    /** The model with this name. */
    public static Optional<Model<?>> named(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
