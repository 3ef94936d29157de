package org.rashomon.referencedb.strategies;

import java.util.TreeSet;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A set where an add wins over a concurrent remove: a remove takes away the adds that its replica has, and no others
 * (the OR-Set of Shapiro and others, 2011, without tombstones, after Bieniusa and others: An optimized conflict-free
 * replicated set, 2012).
 */
public record ObservedRemoveSet() implements ConflictPolicy {

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.Add(var element) ->
                new Effect.Written(
                        new Content.Value(element),
                        versions.dots(version -> holds(version, element) && isOwn(version, versions)));
            case Operation.Remove(var element) ->
                new Effect.Written(new Content.Removed(element), versions.dots(version -> holds(version, element)));
            case Operation.Delete ignored -> new Effect.Written(Content.none(), basis.or(versions.dots()));
            case Operation other -> Effect.unsupported(other);
        };
    }

    /** An add takes the place of an earlier one of its own replica only: a remove need not have seen the others. */
    private static boolean isOwn(Change version, Versions versions) {
        return version.dot().origin().equals(versions.replica());
    }

    private static boolean holds(Change version, String element) {
        return version.content().text().equals(element);
    }

    @Override
    public void apply(Change change, Versions versions) {
        versions.addAndReplace(change);
        if (change.content() instanceof Content.Removed(var element)) {
            versions.removeKnownTo(change, version -> holds(version, element));
        }
    }

    @Override
    public View view(Versions versions) {
        var elements = new TreeSet<String>();
        versions.all().forEach(version -> elements.add(version.content().text()));
        return new View.Collected(Json.array(elements.stream()), versions.all());
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
