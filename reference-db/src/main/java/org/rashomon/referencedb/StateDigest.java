package org.rashomon.referencedb;

import java.util.HexFormat;

/**
 * A 128-bit digest of a set of versions that can be kept up to date one version at a time: the sum of the versions'
 * hashes modulo 2<sup>64</sup> in two independent lanes, so that order does not matter.
 */
final class StateDigest {

    private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
    private static final long SECOND_SEED = 0xC2B2AE3D27D4EB4FL;

    private long first;
    private long second;

    void add(Change version) {
        first += hash(version, FIRST_SEED);
        second += hash(version, SECOND_SEED);
    }

    void remove(Change version) {
        first -= hash(version, FIRST_SEED);
        second -= hash(version, SECOND_SEED);
    }

    String hex() {
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
