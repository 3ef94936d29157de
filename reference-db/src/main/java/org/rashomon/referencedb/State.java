package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a replica holds: the versions of every key, and which writes it has applied. */
final class State {

    private final String replica;
    private final ConflictPolicy policy;
    /** Sorted, so that no iteration depends on hash codes. */
    private final TreeMap<String, Versions> keys = new TreeMap<>();

    private final StateDigest digest = new StateDigest();
    /** What versions that come and go count in: another than the state's own while a snapshot is made ready. */
    private StateDigest counted = digest;

    private final DotSet applied = new DotSet();
    private final Versions.Surroundings surroundings = new Versions.Surroundings() {
        @Override
        public String replica() {
            return replica;
        }

        @Override
        public boolean isApplied(Dot dot) {
            return applied.contains(dot);
        }

        @Override
        public void added(Change version) {
            counted.add(version);
        }

        @Override
        public void removed(Change version) {
            counted.remove(version);
        }
    };
    private long liveKeys;
    private long latestMicros;

    State(String replica, ConflictPolicy policy) {
        this.replica = replica;
        this.policy = policy;
    }

    /** Takes in a change that was not applied before. */
    void apply(Change change) {
        var versions = versions(change.key());
        var wasLive = policy.isLive(versions);
        policy.apply(change, versions);
        applied.add(change.dot());
        settle(change.key(), versions, wasLive);
        latestMicros = Math.max(latestMicros, change.timestampMicros());
    }

    private Versions versions(String key) {
        return keys.computeIfAbsent(key, absent -> new Versions(surroundings));
    }

    private void settle(String key, Versions versions, boolean wasLive) {
        liveKeys += (policy.isLive(versions) ? 1 : 0) - (wasLive ? 1 : 0);
        if (versions.isEmpty() && versions.replacedEarly().isEmpty()) {
            keys.remove(key);
        }
    }

    /** Forgets a tombstone. */
    void forget(String key, Dot tombstone) {
        var versions = versions(key);
        versions.remove(tombstone);
        settle(key, versions, false);
    }

    /** Adds what another replica holds of a key and this one does not, though both have applied the same. */
    void repair(KeyVersions remote) {
        var versions = versions(remote.key());
        var wasLive = policy.isLive(versions);
        for (var version : remote.versions()) {
            switch (policy.memory()) {
                case SURVIVOR -> policy.apply(version, versions);
                case OBSERVED -> versions.add(version);
            }
        }
        policy.tidy(versions);
        settle(remote.key(), versions, wasLive);
    }

    /** The leaves of the digest tree. */
    List<Long> leaves() {
        return digest.leaves();
    }

    /** What is here of the keys in leaves other than these, as much as fits. */
    List<KeyVersions> differing(List<Long> theirs, int most) {
        var ours = leaves();
        return keys.entrySet().stream()
                .filter(entry -> {
                    var leaf = StateDigest.leafOf(entry.getKey());
                    return !ours.get(leaf).equals(theirs.get(leaf));
                })
                .limit(most)
                .map(entry -> new KeyVersions(
                        entry.getKey(), entry.getValue().all(), entry.getValue().replacedEarly()))
                .toList();
    }

    /** A write with this timestamp was applied once. */
    void noteTimestamp(long micros) {
        latestMicros = Math.max(latestMicros, micros);
    }

    /** How many keys there are, with and without a value. */
    int size() {
        return keys.size();
    }

    /** What a key of a snapshot comes to where nothing of it is held, with its versions counted in this digest. */
    Versions ready(KeyVersions sent, StateDigest digestOfReady) {
        counted = digestOfReady;
        var versions = new Versions(surroundings);
        switch (policy.memory()) {
            case SURVIVOR -> sent.versions().forEach(version -> policy.apply(version, versions));
            case OBSERVED -> sent.versions().forEach(versions::add);
        }
        policy.tidy(versions);
        counted = digest;
        return versions;
    }

    /** Takes in everything that another replica held, and with it all that it had applied. */
    void install(Incoming snapshot, AppliedDots theirs) {
        var untouched = new TreeMap<>(policy.memory() == ConflictPolicy.Memory.OBSERVED ? keys : Map.of());
        for (var key : snapshot.keys()) {
            untouched.remove(key.sent().key());
            if (!adopt(key)) {
                key.ready().all().forEach(snapshot.digest()::remove);
                merge(key.sent(), theirs);
            }
        }
        digest.addAll(snapshot.digest());
        untouched.keySet().forEach(key -> merge(new KeyVersions(key, List.of(), List.of()), theirs));
        applied.addAll(theirs);
    }

    /** Takes a key as it is ready, unless something of it is or was here. */
    private boolean adopt(Incoming.Key key) {
        if (!key.isPlain()
                || key.sent().versions().stream().anyMatch(version -> applied.contains(version.dot()))
                || keys.putIfAbsent(key.sent().key(), key.ready()) != null) {
            return false;
        }
        settle(key.sent().key(), key.ready(), false);
        noteTimestamps(key.sent());
        return true;
    }

    private void noteTimestamps(KeyVersions versions) {
        versions.versions().forEach(version -> noteTimestamp(version.timestampMicros()));
    }

    private void merge(KeyVersions remote, AppliedDots theirs) {
        var versions = versions(remote.key());
        var wasLive = policy.isLive(versions);
        switch (policy.memory()) {
            case SURVIVOR -> applyNew(remote, versions);
            case OBSERVED -> mergeObserved(remote, theirs, versions);
        }
        policy.tidy(versions);
        noteTimestamps(remote);
        settle(remote.key(), versions, wasLive);
    }

    /** What was applied here before and is not among the versions has lost, or was forgotten with good reason. */
    private void applyNew(KeyVersions remote, Versions versions) {
        remote.versions().stream()
                .filter(version -> !applied.contains(version.dot()))
                .forEach(version -> policy.apply(version, versions));
    }

    /** What one side has applied and no longer holds was replaced: so it goes on the other side as well. */
    private void mergeObserved(KeyVersions remote, AppliedDots theirs, Versions versions) {
        var held = remote.versions().stream().map(Change::dot).toList();
        for (var dot : versions.dots()) {
            if (theirs.contains(dot) && !held.contains(dot)) {
                versions.remove(dot);
            }
        }
        for (var version : remote.versions()) {
            if (!applied.contains(version.dot()) && !versions.replacedEarly().contains(version.dot())) {
                versions.add(version);
            }
        }
        versions.replacedEarly().stream().filter(theirs::contains).forEach(versions::forgetReplacedEarly);
        remote.replacedEarly().forEach(versions::replace);
    }

    /** What is applied, without gaps. */
    VersionVector applied() {
        return applied.vector();
    }

    boolean isApplied(Dot dot) {
        return applied.contains(dot);
    }

    /** What is applied, all of it. */
    AppliedDots appliedDots() {
        return applied.copy();
    }

    /** The highest timestamp of any write applied. */
    long latestMicros() {
        return latestMicros;
    }

    /** What the operation comes to here. */
    Effect effect(String key, Operation operation, Basis basis) {
        return policy.effect(operation, peek(key), basis);
    }

    View view(String key) {
        return policy.view(peek(key));
    }

    /** The versions of a key, without making room for it. */
    Versions peek(String key) {
        var versions = keys.get(key);
        return versions == null ? new Versions(surroundings) : versions;
    }

    /** What a read of each key that begins so finds, in the order of the keys. */
    SortedMap<String, View> viewsWithPrefix(String prefix) {
        var found = new TreeMap<String, View>();
        for (var entry : keys.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (policy.isLive(entry.getValue())) {
                found.put(entry.getKey(), policy.view(entry.getValue()));
            }
        }
        return found;
    }

    /** Everything, for a snapshot. */
    List<KeyVersions> everything() {
        var all = new ArrayList<KeyVersions>(keys.size());
        keys.forEach((key, versions) -> all.add(new KeyVersions(key, versions.all(), versions.replacedEarly())));
        return all;
    }

    String digest() {
        return digest.hex();
    }

    /** How many keys have a value. */
    long liveKeys() {
        return liveKeys;
    }
}
