package org.rashomon.checkers.contract;

import java.util.Locale;

/** A choice within a contract; the enums of this package that implement it list what there is to choose from. */
public interface Setting {

    /** The name in scenarios, in histories and on the command line. */
    String label();

    /** One sentence: what it means. */
    String description();

    /** The label that belongs to the name of a constant. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
