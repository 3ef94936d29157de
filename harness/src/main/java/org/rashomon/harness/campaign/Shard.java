package org.rashomon.harness.campaign;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of several parts of a campaign that run apart. A run belongs to a shard by a hash of its cell and seed, so that
 * it stays there when seeds or cells are added.
 *
 * @param number from 1
 * @param of how many shards there are
 */
public record Shard(int number, int of) {

    /** The only shard. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("(?:hash:)?(\\d{1,4})/(\\d{1,4})");

    public Shard {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("shard %d of %d does not exist".formatted(number, of));
        }
    }

    /** The shard that a text such as {@code hash:2/8} means; empty when it means none. */
    public static Optional<Shard> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(match.group(1));
        var of = Integer.parseInt(match.group(2));
        return number >= 1 && number <= of ? Optional.of(new Shard(number, of)) : Optional.empty();
    }

    /** Whether a run belongs to this shard. */
    public boolean holds(String cell, long seed) {
        return Long.remainderUnsigned(hash(cell + "\n" + seed), of) == number - 1;
    }

    /** The name in results. */
    public String label() {
        return "hash:%d/%d".formatted(number, of);
    }

    /** FNV-1a, finished by a mix, since its lowest bits are weak. */
    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var letter : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (letter & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
