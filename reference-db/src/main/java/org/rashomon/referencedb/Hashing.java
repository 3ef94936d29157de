package org.rashomon.referencedb;

/** Hashes of 64 bits that are the same on every replica. They guard against accidents, not against an adversary. */
public final class Hashing {

    private Hashing() {}

    /** Mixes a text into a hash. */
    public static long mix(long seed, String text) {
        var hash = scramble(seed ^ text.length());
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return scramble(hash);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    public static long scramble(long value) {
        var mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
