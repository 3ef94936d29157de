package org.rashomon.harness.simulation;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.log.LogDamagedException;
import org.rashomon.referencedb.log.LogImage;

/**
 * What a turned-over bit makes of a log.
 *
 * @param left the records that the store's reader gives back; empty if it refuses the log
 * @param isDamaged whether there was anything to damage
 * @param text what was seen of it
 */
record FlippedBit(Optional<List<LogRecord>> left, boolean isDamaged, String text) {

    /**
     * Turns over a bit before the last record. In the last one, damage cannot be told from the end of a torn write, so
     * that every log of this kind would cut it off.
     */
    static FlippedBit of(String node, List<LogRecord> records, SplittableRandom random) {
        var image = LogImage.of(node, records);
        var last = records.isEmpty() ? 0 : LogImage.of(node, records.subList(0, records.size() - 1)).length;
        var first = LogImage.of(node, List.of()).length;
        if (last <= first) {
            return new FlippedBit(Optional.of(records), false, "no record to damage");
        }
        var at = random.nextInt(first, last);
        image[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        try {
            var read = LogImage.replay(node, image);
            return new FlippedBit(
                    Optional.of(read),
                    true,
                    "byte %d damaged, %d of %d records read".formatted(at, read.size(), records.size()));
        } catch (LogDamagedException refused) {
            return new FlippedBit(Optional.empty(), true, "byte %d damaged, the log is refused".formatted(at));
        }
    }
}
