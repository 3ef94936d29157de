package org.rashomon.referencedb;

/** How a replica chooses the id of a new row. Not sealed, so that a defect can stand in for one. */
public interface IdAllocation {

    /**
     * The id for a new row.
     *
     * @param highest the highest id in the table that this replica knows of; 0 if none
     * @param place this replica's place among all, from 1
     * @param replicas how many there are
     */
    long next(long highest, int place, int replicas);

    /** Each replica has ids of its own: its place, and then every so many as there are replicas. */
    record Interleaved() implements IdAllocation {
        @Override
        public long next(long highest, int place, int replicas) {
            var rounds = Math.max(0, Math.floorDiv(highest - place, replicas) + 1);
            return place + rounds * replicas;
        }
    }

    /** One more than the highest: two replicas may give the same id to two rows. */
    record Overlapping() implements IdAllocation {
        @Override
        public long next(long highest, int place, int replicas) {
            return highest + 1;
        }
    }
}
