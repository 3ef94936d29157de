package org.rashomon.referencedb.defects;

import java.util.HashSet;
import java.util.Set;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Versions;

/** Forgets one in forty changes from elsewhere when they come, by their content, though it counts them as applied. */
final class SomeChangesForgotten extends AlteredStrategy {

    private static final int ONE_IN = 40;

    private final Set<Dot> forgotten = new HashSet<>();

    SomeChangesForgotten(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        var isForgotten = isRemote(change, versions) && isOneIn(ONE_IN, change) && forgotten.add(change.dot());
        if (!isForgotten) {
            super.apply(change, versions);
        }
    }
}
