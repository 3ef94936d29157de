package org.rashomon.referencedb.defects;

import java.util.List;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;

/** Begins its own count from the total of all. */
final class CounterOfOthersCounted extends AlteredStrategy {

    CounterOfOthersCounted(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        var up = 0L;
        var down = 0L;
        for (var version : versions.all()) {
            if (version.content() instanceof Content.Count(var ups, var downs)) {
                up += ups;
                down += downs;
            }
        }
        var own = versions.dots(version -> version.dot().origin().equals(versions.replica()));
        return operation instanceof Operation.Increment(var by)
                ? new Effect.Written(new Content.Count(up + Math.max(by, 0), down + Math.max(-by, 0)), List.copyOf(own))
                : super.effect(operation, versions, basis);
    }
}
