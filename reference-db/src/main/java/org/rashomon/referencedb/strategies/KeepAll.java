package org.rashomon.referencedb.strategies;

import java.util.List;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A register that keeps every version until a write replaces it that is known to have seen it (Preguiça, Baquero,
 * Almeida, Fonte, Gonçalves: Dotted version vectors, 2010).
 *
 * @param writesAreBlind whether a write replaces nothing unless its client says what it has read; otherwise it replaces
 *     what its replica has
 */
public record KeepAll(boolean writesAreBlind) implements ConflictPolicy {

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.Put(var json) -> {
                var unsaid = writesAreBlind ? List.<Dot>of() : versions.dots();
                yield new Effect.Written(new Content.Value(json), basis.or(unsaid));
            }
            case Operation.Delete ignored -> new Effect.Written(Content.none(), basis.or(versions.dots()));
            case Operation other -> Effect.unsupported(other);
        };
    }

    @Override
    public void apply(Change change, Versions versions) {
        versions.addAndReplace(change);
    }

    @Override
    public View view(Versions versions) {
        return versions.isEmpty() ? new View.Nothing(List.of()) : new View.Siblings(versions.all());
    }

    @Override
    public Memory memory() {
        return Memory.OBSERVED;
    }

    @Override
    public Resolution resolution() {
        return Resolution.KEEP_BOTH;
    }
}
