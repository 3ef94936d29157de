package org.rashomon.referencedb;

import java.util.List;

/** What a read of one key gives. */
public sealed interface View {

    /** The versions that it is made of, in order. */
    List<Change> versions();

    /** There is no value; a tombstone may tell why. */
    record Nothing(List<Change> versions) implements View {

        public Nothing {
            versions = List.copyOf(versions);
        }
    }

    /** The one value of a register. */
    record One(Change version) implements View {

        @Override
        public List<Change> versions() {
            return List.of(version);
        }
    }

    /** All values of a register that keeps siblings: at least one. */
    record Siblings(List<Change> versions) implements View {

        public Siblings {
            versions = List.copyOf(versions);
        }
    }

    /** The one value that was made of the versions of a register: at least one. */
    record Merged(String json, List<Change> versions) implements View {

        public Merged {
            versions = List.copyOf(versions);
        }
    }

    /** A counter, set, map or list: always there. */
    record Collected(String json, List<Change> versions) implements View {

        public Collected {
            versions = List.copyOf(versions);
        }
    }

    /** Whether a read finds a value. */
    default boolean isFound() {
        return !(this instanceof Nothing);
    }
}
