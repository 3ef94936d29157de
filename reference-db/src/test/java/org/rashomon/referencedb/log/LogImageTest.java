package org.rashomon.referencedb.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.Transit;
import org.rashomon.referencedb.VersionVector;

class LogImageTest {

    private static final List<LogRecord> RECORDS = LongStream.rangeClosed(1, 4)
            .<LogRecord>mapToObj(sequence -> new LogRecord.Together(List.of(transit(sequence))))
            .toList();

    @Test
    void givesBackWhatWasPutIn() {
        assertThat(LogImage.replay("n1", LogImage.of("n1", RECORDS))).isEqualTo(RECORDS);
    }

    @Test
    void noFlippedBitIsEverServed() {
        var image = LogImage.of("n1", RECORDS);
        var last = LogImage.of("n1", RECORDS.subList(0, 3)).length;
        var served = new ArrayList<Integer>();
        for (var at = LogImage.of("n1", List.of()).length; at < image.length; at++) {
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                image[at] ^= (byte) (1 << bit);
                if (!isNoticed(image, at < last)) {
                    served.add(at);
                }
                image[at] ^= (byte) (1 << bit);
            }
        }

        assertThat(served).isEmpty();
    }

    /** In the middle the log is refused; the last record is cut off, as if it had been torn. */
    private static boolean isNoticed(byte[] image, boolean isRefused) {
        try {
            return LogImage.replay("n1", image).equals(RECORDS.subList(0, 3)) && !isRefused;
        } catch (LogDamagedException refused) {
            return isRefused;
        }
    }

    private static Transit transit(long sequence) {
        var change = new Change(
                new Dot("n1", sequence), "k", new Content.Value("1"), sequence, VersionVector.empty(), List.of());
        return new Transit(change, List.of("n1"));
    }
}
