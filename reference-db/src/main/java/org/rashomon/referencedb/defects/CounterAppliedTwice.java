package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Versions;

/** Adds what arrives to what is there, instead of replacing it. */
final class CounterAppliedTwice extends AlteredStrategy {

    CounterAppliedTwice(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        for (var version : versions.all()) {
            if (version.dot().origin().equals(change.dot().origin())
                    && isRemote(change, versions)
                    && version.content() instanceof Content.Count(var up, var down)
                    && change.content() instanceof Content.Count(var moreUp, var moreDown)) {
                super.apply(change.withContent(new Content.Count(up + moreUp, down + moreDown)), versions);
                return;
            }
        }
        super.apply(change, versions);
    }
}
