package org.rashomon.referencedb.defects;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/** Merges as if what was written here came first. */
final class MergeInLocalOrder extends AlteredStrategy {

    MergeInLocalOrder(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public View view(Versions versions) {
        if (versions.all().size() < 2) {
            return super.view(versions);
        }
        var ordered = new ArrayList<>(versions.all());
        var own =
                ordered.stream().filter(version -> !isRemote(version, versions)).toList();
        ordered.removeAll(own);
        ordered.addAll(0, own);
        var joined = ordered.stream()
                .map(version -> version.content().text().replace("\"", ""))
                .collect(Collectors.joining("/", "\"", "\""));
        return new View.Merged(joined, versions.all());
    }
}
