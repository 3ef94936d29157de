package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Hashing;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Policies;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/** A strategy that is sound but for what a subclass overrides. */
abstract class AlteredStrategy implements ConflictPolicy {

    private final ConflictPolicy sound;

    AlteredStrategy(ConflictPolicy sound) {
        this.sound = sound;
    }

    /** Puts a strategy in the place of the sound one. */
    @FunctionalInterface
    interface Replacement {
        ConflictPolicy of(ConflictPolicy sound);
    }

    /** Plants the altered strategy. */
    static Planting planting(Replacement replacement) {
        return new Planting() {
            @Override
            public Policies policies(Policies sound) {
                return sound.withConflicts(replacement.of(sound.conflicts()));
            }
        };
    }

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return sound.effect(operation, versions, basis);
    }

    @Override
    public void apply(Change change, Versions versions) {
        sound.apply(change, versions);
    }

    @Override
    public View view(Versions versions) {
        return sound.view(versions);
    }

    @Override
    public void tidy(Versions versions) {
        sound.tidy(versions);
    }

    @Override
    public boolean isCoordinated() {
        return sound.isCoordinated();
    }

    @Override
    public boolean needsCausalDelivery() {
        return sound.needsCausalDelivery();
    }

    @Override
    public Memory memory() {
        return sound.memory();
    }

    @Override
    public Resolution resolution() {
        return sound.resolution();
    }

    /** Whether a change is one of the few that a defect picks, by what they say: the same ones in every run. */
    static boolean isOneIn(int number, Change change) {
        return Math.floorMod(Hashing.mix(0, change.content().text()), number) == 0;
    }

    /** Whether another replica accepted the change. */
    static boolean isRemote(Change change, Versions versions) {
        return !change.dot().origin().equals(versions.replica());
    }
}
