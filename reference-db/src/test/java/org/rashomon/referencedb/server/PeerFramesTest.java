package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.AppliedDots;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.KeyVersions;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.SnapshotEnd;
import org.rashomon.referencedb.VersionVector;

class PeerFramesTest {

    private static final int LARGEST = 1 << 20;
    private static final SnapshotEnd COMPLETE =
            new SnapshotEnd.Complete(new AppliedDots(VersionVector.empty(), List.of()));

    private static PeerMessage.SnapshotPart part(int keys, SnapshotEnd end) {
        var all = IntStream.range(0, keys)
                .mapToObj(number -> new KeyVersions("key" + number, List.of(), List.of()))
                .toList();
        return new PeerMessage.SnapshotPart("n1", 7, 30, all, end);
    }

    private static byte[] sent(PeerMessage message) {
        var out = new ByteArrayOutputStream();
        for (var piece : PeerFrames.pieces(message)) {
            var bytes = PeerFrames.encode(piece).from(0);
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            out.writeBytes(copy);
        }
        return out.toByteArray();
    }

    private static List<PeerMessage> read(byte[] bytes, int largest) throws IOException {
        var pieces = new ArrayList<PeerMessage>();
        var last = PeerFrames.read(new ByteArrayInputStream(bytes), largest, piece -> {
            pieces.add(piece);
            return piece;
        });
        assertThat(last).isEqualTo(pieces.getLast());
        return pieces;
    }

    @Test
    void whatIsSentInPiecesArrivesAsPartsThatMakeUpTheWhole() throws IOException {
        for (var keys : List.of(0, 1, 1_024, 1_025, 5_000)) {
            for (var end : List.of(new SnapshotEnd.More(), COMPLETE)) {
                var message = part(keys, end);
                var all = new ArrayList<KeyVersions>();

                for (var piece : read(sent(message), LARGEST)) {
                    var part = (PeerMessage.SnapshotPart) piece;
                    assertThat(part.first()).isEqualTo(message.first() + all.size());
                    all.addAll(part.keys());
                    assertThat(part.end()).isEqualTo(all.size() < keys ? new SnapshotEnd.More() : end);
                }

                assertThat(all).isEqualTo(message.keys());
            }
        }
    }

    @Test
    void onlyALargePartOfASnapshotIsSentInPieces() throws IOException {
        var question = new PeerMessage.Question("n1", new TreeMap<>(), "");

        assertThat(PeerFrames.pieces(question)).containsExactly(question);
        assertThat(read(sent(question), LARGEST)).containsExactly(question);
        assertThat(PeerFrames.pieces(part(1_024, COMPLETE))).hasSize(1);
        assertThat(PeerFrames.pieces(part(1_025, COMPLETE))).hasSize(2);
    }

    /** A log takes no record as large as some tens of large values. */
    @Test
    void noPieceIsLargeUnlessItIsOneLargeKey() {
        var value = new Content.Value("\"" + "x".repeat(40_000) + "\"");
        var keys = IntStream.range(0, 300)
                .mapToObj(number -> {
                    var key = "key" + number;
                    var version =
                            new Change(new Dot("n1", number + 1), key, value, 1, VersionVector.empty(), List.of());
                    return new KeyVersions(key, List.of(version), List.of());
                })
                .toList();

        var pieces = PeerFrames.pieces(new PeerMessage.SnapshotPart("n1", 7, 0, keys, COMPLETE));

        assertThat(pieces)
                .hasSize(300)
                .allSatisfy(piece -> assertThat(PeerFrames.encode(piece).size()).isLessThan(1 << 16));
    }

    /** One that is cut between two pieces is a shorter part, after which the sender goes on. */
    @Test
    void whatIsCutWithinAPieceIsRefused() throws IOException {
        var small = sent(part(2, COMPLETE));
        for (var length = 0; length < small.length; length++) {
            var cut = Arrays.copyOf(small, length);
            assertThatThrownBy(() -> read(cut, LARGEST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(cut.length == 0 ? "it is empty" : "ends too early");
        }
        var pieces = sent(part(2_048, COMPLETE));
        var first = PeerFrames.encode(PeerFrames.pieces(part(2_048, COMPLETE)).getFirst())
                .size();
        assertThat(read(Arrays.copyOf(pieces, first), LARGEST)).containsExactly(part(1_024, new SnapshotEnd.More()));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() {
        var large = sent(part(5_000, COMPLETE));

        assertThatThrownBy(() -> read(large, 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger than 1000 bytes");
        assertThatThrownBy(() -> read(new byte[] {-1, 0, 0, 0}, LARGEST)).isInstanceOf(IllegalArgumentException.class);
    }
}
