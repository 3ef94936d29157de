package org.rashomon.referencedb;

import java.util.List;

/** A replica's answer to a {@link Request}. Everything it rests on is durable by the time it leaves. */
public sealed interface Reply {

    /** What the replica had applied when it answered. */
    VersionVector seen();

    /** The key has a value. */
    record Found(Change version, VersionVector seen) implements Reply {}

    /**
     * The key has no value.
     *
     * @param tombstones the delete that removed it; empty if it was never written here
     */
    record NotFound(List<Change> tombstones, VersionVector seen) implements Reply {
        public NotFound {
            tombstones = List.copyOf(tombstones);
        }
    }

    /** The write was accepted. It may still have lost to the version that was there, as the conflict policy decides. */
    record Written(Change version, VersionVector seen) implements Reply {}

    /**
     * Nothing was written, as the key's content is not the expected one.
     *
     * @param versions the current version; empty if the key was never written here
     */
    record Mismatch(List<Change> versions, VersionVector seen) implements Reply {
        public Mismatch {
            versions = List.copyOf(versions);
        }
    }

    /** The values asked for, in the order of their keys. */
    record Entries(List<Change> versions, VersionVector seen) implements Reply {
        public Entries {
            versions = List.copyOf(versions);
        }
    }

    /**
     * How the replica is.
     *
     * @param digest equal on replicas that hold the same versions, whatever the order they arrived in
     * @param keys how many keys have a value
     */
    record Status(String digest, long keys, List<LinkStatus> links, VersionVector seen) implements Reply {
        public Status {
            links = List.copyOf(links);
        }
    }
}
