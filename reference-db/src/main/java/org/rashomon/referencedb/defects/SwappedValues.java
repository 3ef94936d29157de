package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Versions;

/** Now and then gives a change from elsewhere the value of the one before it. */
final class SwappedValues extends AlteredStrategy {

    private Content before = Content.none();
    private long arrived;

    SwappedValues(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (!isRemote(change, versions)) {
            super.apply(change, versions);
            return;
        }
        arrived++;
        var isSwapped =
                arrived % 25 == 0 && before.isValue() && change.content().isValue();
        super.apply(isSwapped ? change.withContent(before) : change, versions);
        before = change.content();
    }
}
