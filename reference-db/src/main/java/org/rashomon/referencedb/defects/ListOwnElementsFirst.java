package org.rashomon.referencedb.defects;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/** Shows the elements that were added here before all others. */
final class ListOwnElementsFirst extends AlteredStrategy {

    ListOwnElementsFirst(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public View view(Versions versions) {
        var shown = new ArrayList<>(super.view(versions).versions());
        var own = shown.stream().filter(version -> !isRemote(version, versions)).toList();
        shown.removeAll(own);
        shown.addAll(0, own);
        return new View.Collected(
                shown.stream().map(version -> version.content().text()).collect(Collectors.joining(",", "[", "]")),
                shown);
    }
}
