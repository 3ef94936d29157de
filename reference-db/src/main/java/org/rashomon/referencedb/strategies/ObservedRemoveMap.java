package org.rashomon.referencedb.strategies;

import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A map where a put wins over a concurrent remove of the field, as in {@link ObservedRemoveSet}, and of two concurrent
 * puts the later one.
 */
public record ObservedRemoveMap() implements ConflictPolicy {

    private static final Comparator<Change> LATER =
            Comparator.comparingLong(Change::timestampMicros).thenComparing(Change::dot);

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.PutField(var field, var json) ->
                new Effect.Written(new Content.Field(field, json), versions.dots(version -> isOf(version, field)));
            case Operation.RemoveField(var field) ->
                new Effect.Written(new Content.Removed(field), versions.dots(version -> isOf(version, field)));
            case Operation.Delete ignored -> new Effect.Written(Content.none(), basis.or(versions.dots()));
            case Operation other -> Effect.unsupported(other);
        };
    }

    private static boolean isOf(Change version, String field) {
        return version.content() instanceof Content.Field(var name, var ignored) && name.equals(field);
    }

    @Override
    public void apply(Change change, Versions versions) {
        versions.addAndReplace(change);
        if (change.content() instanceof Content.Removed(var field)) {
            versions.removeKnownTo(change, version -> isOf(version, field));
        }
    }

    @Override
    public View view(Versions versions) {
        var latest = new TreeMap<String, Change>();
        for (var version : versions.all()) {
            if (version.content() instanceof Content.Field(var name, var ignored)) {
                latest.merge(name, version, (one, other) -> LATER.compare(one, other) > 0 ? one : other);
            }
        }
        var fields = latest.entrySet().stream()
                .map(entry -> Json.array(Stream.of(
                        Json.string(entry.getKey()), entry.getValue().content().text())));
        return new View.Collected(Json.array(fields), versions.all());
    }

    @Override
    public Memory memory() {
        return Memory.OBSERVED;
    }

    @Override
    public Resolution resolution() {
        return Resolution.NONE;
    }
}
