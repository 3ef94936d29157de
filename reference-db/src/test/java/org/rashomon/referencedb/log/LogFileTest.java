package org.rashomon.referencedb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.referencedb.AppliedDots;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.KeyVersions;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.Property;
import org.rashomon.referencedb.SnapshotEnd;
import org.rashomon.referencedb.Statement;
import org.rashomon.referencedb.Statements;
import org.rashomon.referencedb.Transit;
import org.rashomon.referencedb.VersionVector;

class LogFileTest {

    private static final List<LogRecord> RECORDS = List.of(
            applied(1, new Content.Value("{\"a\":[1,2,3]}")),
            applied(2, Content.none()),
            applied(3, new Content.Value("\"Grüße, 世界 😀\"")));

    private static final List<LogRecord> OTHER_KINDS = List.of(
            applied(3, new Content.Edited("1", Optional.of("2"))),
            applied(4, new Content.Evaluated(Statement.NOW, "17")),
            applied(5, new Content.Field("field", "1")),
            applied(6, new Content.Element(Optional.of(new Dot("n2", 4)), "1")),
            applied(7, new Content.Count(3, 4)),
            applied(8, new Content.Row("users", "1")),
            applied(9, new Content.Proposed(new Content.Value("1"), true)),
            applied(10, new Content.Aborted()),
            applied(11, new Content.Removed("1")),
            new LogRecord.Repaired(new KeyVersions("k", List.of(change(8, new Content.Value("1"))), List.of())),
            new LogRecord.Part(new PeerMessage.SnapshotPart(
                    "n2",
                    -5,
                    7,
                    List.of(new KeyVersions("k", List.of(change(8, new Content.Value("1"))), List.of())),
                    new SnapshotEnd.More())),
            new LogRecord.Part(new PeerMessage.SnapshotPart(
                    "n2",
                    -5,
                    8,
                    List.of(),
                    new SnapshotEnd.Complete(
                            new AppliedDots(VersionVector.of(Map.of("n2", 3L)), List.of(new Dot("n2", 5)))))),
            new LogRecord.Compacted(17, new Statements.Position(3, 4)),
            new LogRecord.SnapshotKey(
                    new KeyVersions("k", List.of(change(8, Content.none())), List.of(new Dot("n3", 9)))),
            new LogRecord.SnapshotTaken(
                    new AppliedDots(VersionVector.of(Map.of("n2", 17L)), List.of(new Dot("n2", 19)))));

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        file = directory.resolve("log");
        append(RECORDS);
    }

    private static LogRecord applied(long sequence, Content content) {
        return new LogRecord.Applied(new Transit(change(sequence, content), List.of("n1", "n2")));
    }

    private static Change change(long sequence, Content content) {
        var context = VersionVector.of(Map.of("n1", sequence, "n2", 5L));
        var overwrites = List.of(new Dot("n1", sequence + 1));
        return new Change(new Dot("n1", sequence), "key-" + sequence, content, 123_456, context, overwrites);
    }

    private List<LogRecord> append(List<LogRecord> records) throws IOException {
        var replayed = new ArrayList<LogRecord>();
        try (var log = LogFile.open(file, "n1")) {
            log.replay(replayed::add);
            log.append(records);
            log.sync();
        }
        return replayed;
    }

    @Test
    void givesBackWhatWasAppended() throws IOException {
        append(OTHER_KINDS);

        assertThat(append(List.of()))
                .startsWith(RECORDS.toArray(LogRecord[]::new))
                .endsWith(OTHER_KINDS.toArray(LogRecord[]::new));
    }

    @Test
    void keepsTheLongestValidPrefixAtWhateverByteTheFileIsCut() throws IOException {
        var whole = Files.readAllBytes(file);
        var before = RECORDS.size();
        for (var length = whole.length; length >= 0; length--) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            var kept = append(List.of(applied(9, Content.none())));
            var then = append(List.of());

            assertThat(kept).as("cut to %d bytes", length).isEqualTo(RECORDS.subList(0, kept.size()));
            assertThat(kept.size()).isBetween(before - 1, before);
            assertThat(then).hasSize(kept.size() + 1);
            before = kept.size();
        }
        assertThat(before).isZero();
    }

    @Test
    void holdsNothingButWhatReplacedTheRecordsAndWhatCameAfterThat() throws IOException {
        try (var log = LogFile.open(file, "n1")) {
            log.replay(record -> {});
            log.replace(OTHER_KINDS);
            log.append(RECORDS);
            log.sync();
        }

        assertThat(append(List.of()))
                .startsWith(OTHER_KINDS.toArray(LogRecord[]::new))
                .endsWith(RECORDS.toArray(LogRecord[]::new))
                .hasSize(OTHER_KINDS.size() + RECORDS.size());
    }

    @Test
    void ignoresATailThatWasNeverARecord() throws IOException {
        var whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 5_000));

        assertThat(append(List.of())).isEqualTo(RECORDS);
    }

    @Test
    void refusesDamageThatIsFollowedByAGoodRecordAndNeverMakesUpRecords() throws IOException {
        var whole = Files.readAllBytes(file);
        var lastRecord = whole.length - lastFrameBytes();
        Property.forSeeds(500, random -> {
            var damaged = whole.clone();
            var at = random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);

            if (at < lastRecord) {
                assertThatThrownBy(() -> append(List.of())).isInstanceOf(LogDamagedException.class);
            } else {
                assertThat(append(List.of())).isEqualTo(RECORDS.subList(0, RECORDS.size() - 1));
            }
        });
    }

    private static int lastFrameBytes() {
        var bytes = new Bytes();
        LogFrame.write(RECORDS.getLast(), bytes);
        return bytes.size();
    }

    @Test
    void refusesTheLogOfAnotherNode() {
        assertThatThrownBy(() -> LogFile.open(file, "n2"))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("not the log of node n2")
                .hasMessageContaining("n1");
    }

    @Test
    void refusesAFileThatIsNoLog() throws IOException {
        Files.writeString(file, "something else entirely");

        assertThatThrownBy(() -> LogFile.open(file, "n1"))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("not a log");
    }
}
