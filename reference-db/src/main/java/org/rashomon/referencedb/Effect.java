package org.rashomon.referencedb;

import java.util.List;

/** What an operation comes to on a replica. */
public sealed interface Effect {

    /** The content of a new write, and the versions of the key that it replaces. */
    record Written(Content content, List<Dot> overwrites) implements Effect {

        public Written {
            overwrites = List.copyOf(overwrites);
        }
    }

    /** Nothing, for this reason. */
    record Refused(Refusal refusal) implements Effect {}

    /** Refuses an operation that the strategy does not have. */
    static Effect unsupported(Operation operation) {
        return new Refused(new Refusal(
                Refusal.Kind.UNSUPPORTED_OPERATION, "the strategy of this store has no " + operation.name()));
    }
}
