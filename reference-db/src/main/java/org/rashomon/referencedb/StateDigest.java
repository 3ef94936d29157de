package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A digest of a set of versions that is kept up to date one version at a time: a tree of one level (Merkle: A digital
 * signature based on a conventional encryption function, 1987). Each leaf sums the hashes of the versions of its share
 * of the keys, so that order does not matter; the root is the sum of all versions, in two independent lanes of 64 bits.
 */
final class StateDigest {

    private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
    private static final long SECOND_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final int LEAVES = 256;

    private final long[] leaves = new long[LEAVES];
    private long second;

    void add(Change version) {
        leaves[leafOf(version.key())] += hash(version, FIRST_SEED);
        second += hash(version, SECOND_SEED);
    }

    void remove(Change version) {
        leaves[leafOf(version.key())] -= hash(version, FIRST_SEED);
        second -= hash(version, SECOND_SEED);
    }

    /** Adds all that is in another. */
    void addAll(StateDigest other) {
        for (var leaf = 0; leaf < LEAVES; leaf++) {
            leaves[leaf] += other.leaves[leaf];
        }
        second += other.second;
    }

    /** Which leaf a key belongs to. */
    static int leafOf(String key) {
        return (int) (Hashing.mix(0, key) & (LEAVES - 1));
    }

    /** The leaves, in order. */
    List<Long> leaves() {
        var copy = new ArrayList<Long>(LEAVES);
        for (var leaf : leaves) {
            copy.add(leaf);
        }
        return copy;
    }

    /** The root, in hexadecimal digits. */
    String hex() {
        var first = 0L;
        for (var leaf : leaves) {
            first += leaf;
        }
        var format = HexFormat.of();
        return format.toHexDigits(first) + format.toHexDigits(second);
    }

    private static long hash(Change version, long seed) {
        var hash = Hashing.mix(seed, version.key());
        hash = Hashing.mix(hash, version.dot().origin());
        hash = Hashing.scramble(hash ^ version.dot().sequence());
        hash = Hashing.scramble(hash ^ (version.content().isValue() ? 1 : 2));
        return Hashing.mix(hash, version.content().text());
    }
}
