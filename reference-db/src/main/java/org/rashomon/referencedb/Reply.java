package org.rashomon.referencedb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A replica's answer to a {@link Request}. Everything it rests on is durable by the time it leaves. */
public sealed interface Reply {

    /** What the replica had applied when it answered. */
    VersionVector seen();

    /** The key has a value. */
    record Found(String key, View view, VersionVector seen) implements Reply {}

    /**
     * The key has no value.
     *
     * @param tombstones the delete that removed it; empty if none is kept
     */
    record NotFound(List<Change> tombstones, VersionVector seen) implements Reply {
        public NotFound {
            tombstones = List.copyOf(tombstones);
        }
    }

    /** The write was accepted. It may still have lost to a version that was there, as the strategy decides. */
    record Written(Change version, VersionVector seen) implements Reply {}

    /** Nothing was written, as the register's value is not the expected one but this. */
    record Mismatch(View current, VersionVector seen) implements Reply {}

    /** The values asked for, in the order of their keys. */
    record Entries(SortedMap<String, View> views, VersionVector seen) implements Reply {
        public Entries {
            views = new TreeMap<>(views);
        }
    }

    /**
     * All steps of a transaction were carried out.
     *
     * @param reads what each step read, in order; empty for a write, and for a key without a value
     * @param versions what its writes wrote, in order
     */
    record Done(
            Request.Transaction transaction, List<Optional<String>> reads, List<Change> versions, VersionVector seen)
            implements Reply {
        public Done {
            reads = List.copyOf(reads);
            versions = List.copyOf(versions);
        }
    }

    /** A row was added. */
    record Created(long id, Change version, VersionVector seen) implements Reply {}

    /** The request was not carried out. */
    record Refused(Refusal refusal, VersionVector seen) implements Reply {}

    /**
     * How the replica is.
     *
     * @param digest equal on replicas that hold the same versions, whatever the order they arrived in
     * @param keys how many keys have a value
     */
    record Status(String digest, long keys, List<LinkStatus> links, Counts counts, VersionVector seen)
            implements Reply {
        public Status {
            links = List.copyOf(links);
        }
    }

    /**
     * More about how it is.
     *
     * @param heldBack changes that wait for those they depend on
     * @param tombstones keys of which only a tombstone is left
     * @param conflicts how many conflicts there were of each kind
     */
    record Counts(long heldBack, long tombstones, Map<Conflict.Kind, Long> conflicts, Arrivals arrivals) {
        public Counts {
            conflicts = Map.copyOf(conflicts);
        }
    }

    /**
     * Changes that peers have sent one by one since the replica started.
     *
     * @param received how many came
     * @param applied how many of them were carried out
     * @param duplicates how many were known already and passed over
     * @param looped how many of those were this replica's own
     */
    record Arrivals(long received, long applied, long duplicates, long looped) {}

    /**
     * Conflicts, the latest that are kept.
     *
     * @param next the number of the latest conflict, to ask from the next time
     */
    record ConflictLog(List<Conflict> conflicts, long next, VersionVector seen) implements Reply {
        public ConflictLog {
            conflicts = List.copyOf(conflicts);
        }
    }
}
