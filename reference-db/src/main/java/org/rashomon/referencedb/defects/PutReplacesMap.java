package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;

/** Replaces the whole map when a field is put. */
final class PutReplacesMap extends AlteredStrategy {

    PutReplacesMap(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return operation instanceof Operation.PutField
                        && super.effect(operation, versions, basis) instanceof Effect.Written(var content, var some)
                ? new Effect.Written(content, versions.dots())
                : super.effect(operation, versions, basis);
    }
}
