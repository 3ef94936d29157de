package org.rashomon.referencedb.defects;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The known defects. */
public final class Defects {

    private static final List<Defect> ALL =
            Stream.concat(OtherDefects.ALL.stream(), DataDefects.ALL.stream()).toList();

    private Defects() {}

    /** All defects, in the order in which they are listed. */
    public static List<Defect> all() {
        return ALL;
    }

    /** The defect of this name. */
    public static Optional<Defect> named(String name) {
        return ALL.stream().filter(defect -> defect.name().equals(name)).findFirst();
    }

    /** How to plant the defect of this name; the empty name plants nothing. */
    public static Planting planting(String name) {
        return named(name).map(defect -> defect.planting().get()).orElseGet(Defect::none);
    }
}
