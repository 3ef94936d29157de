package org.rashomon.referencedb.strategies;

import java.util.List;
import java.util.TreeSet;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/** A set that only grows (the G-Set of Shapiro and others, 2011). Of several adds of an element the first dot stays. */
public record GrowOnlySet() implements ConflictPolicy {

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return operation instanceof Operation.Add(var element)
                ? new Effect.Written(new Content.Value(element), List.of())
                : Effect.unsupported(operation);
    }

    @Override
    public void apply(Change change, Versions versions) {
        for (var version : versions.all()) {
            if (version.content().text().equals(change.content().text())) {
                if (version.dot().compareTo(change.dot()) > 0) {
                    versions.remove(version.dot());
                    versions.add(change);
                }
                return;
            }
        }
        versions.add(change);
    }

    @Override
    public View view(Versions versions) {
        var elements = new TreeSet<String>();
        versions.all().forEach(version -> elements.add(version.content().text()));
        return new View.Collected(Json.array(elements.stream()), versions.all());
    }

    @Override
    public Memory memory() {
        return Memory.SURVIVOR;
    }

    @Override
    public Resolution resolution() {
        return Resolution.NONE;
    }
}
