package org.rashomon.referencedb.defects;

import java.util.List;
import java.util.Optional;

/** The known defects. */
public final class Defects {

    private static final List<Defect> ALL = List.of(new Defect(
            "drop-acknowledged",
            "Reports the log as synced at once, but writes it only about once a second, so a kill loses acknowledged "
                    + "writes.",
            "acknowledging before the data is durable: a write-back cache without a barrier, fsync switched off, or an "
                    + "fsync error ignored",
            LateDisk::new));

    private Defects() {}

    /** All defects, in the order in which they are listed. */
    public static List<Defect> all() {
        return ALL;
    }

    /** The defect of this name. */
    public static Optional<Defect> named(String name) {
        return ALL.stream().filter(defect -> defect.name().equals(name)).findFirst();
    }
}
