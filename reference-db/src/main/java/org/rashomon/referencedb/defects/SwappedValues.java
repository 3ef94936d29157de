package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Versions;

/** Gives one in 25 changes from elsewhere, by their content, the value of the one before it. */
final class SwappedValues extends AlteredStrategy {

    private static final int ONE_IN = 25;

    private Content before = Content.none();

    SwappedValues(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (!isRemote(change, versions)) {
            super.apply(change, versions);
            return;
        }
        var isSwapped =
                isOneIn(ONE_IN, change) && before.isValue() && change.content().isValue();
        super.apply(isSwapped ? change.withContent(before) : change, versions);
        before = change.content();
    }
}
