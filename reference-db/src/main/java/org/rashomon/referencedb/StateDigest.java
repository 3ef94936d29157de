package org.rashomon.referencedb;

import java.util.HexFormat;

/**
 * A 128-bit digest of a set of versions that can be kept up to date one version at a time: the sum of the versions'
 * hashes modulo 2<sup>64</sup> in two independent lanes, so that order does not matter. Guards against accidents, not
 * against an adversary.
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
        var hash = mix(seed, version.key());
        hash = mix(hash, version.dot().origin());
        hash = scramble(hash ^ version.dot().sequence());
        hash = scramble(hash ^ (version.content().isValue() ? 1 : 2));
        return mix(hash, version.content().text());
    }

    private static long mix(long seed, String text) {
        var hash = scramble(seed ^ text.length());
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return scramble(hash);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    private static long scramble(long value) {
        var mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
