package org.rashomon.referencedb.strategies;

import java.util.List;
import java.util.Optional;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;
import org.rashomon.referencedb.handlers.Alternative;
import org.rashomon.referencedb.handlers.ConflictHandler;

/**
 * A register whose concurrent versions are merged by a handler. The versions stay until a write replaces them, so that
 * a third one that arrives later is merged with the same two everywhere.
 */
public record Merging(ConflictHandler handler) implements ConflictPolicy {

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.Put(var json) ->
                new Effect.Written(new Content.Edited(json, value(versions)), basis.or(versions.dots()));
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
        return value(versions)
                .<View>map(json -> new View.Merged(json, versions.all()))
                .orElseGet(() -> new View.Nothing(List.of()));
    }

    private Optional<String> value(Versions versions) {
        var all = versions.all();
        if (all.size() > 1) {
            return Optional.of(
                    handler.merge(all.stream().map(Merging::alternative).toList()));
        }
        return all.stream().findFirst().map(version -> version.content().text());
    }

    private static Alternative alternative(Change version) {
        return version.content() instanceof Content.Edited(var json, var base)
                ? new Alternative(version.dot(), json, base)
                : new Alternative(version.dot(), version.content().text(), Optional.empty());
    }

    @Override
    public Memory memory() {
        return Memory.OBSERVED;
    }

    @Override
    public Resolution resolution() {
        return Resolution.MERGE;
    }
}
