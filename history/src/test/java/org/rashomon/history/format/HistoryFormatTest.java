package org.rashomon.history.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Phase;

class HistoryFormatTest {

    private static final long SEED = Long.getLong("seed", 20_261_121L);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBackEventByEvent() throws IOException {
        var events = RandomEvents.draw(new SplittableRandom(SEED), 3_000);
        write(events);

        var stored = HistoryReader.read(folder);

        assertThat(stored.damage()).isEmpty();
        assertSame(stored.history(), History.of(events));
        assertThat(decodedLines()).isEqualTo(events);
    }

    @Test
    void anyGzipToolReadsIt() throws IOException {
        write(RandomEvents.draw(new SplittableRandom(SEED), 500));

        try (var gunzipped = new GZIPInputStream(Files.newInputStream(segment()))) {
            assertThat(new String(gunzipped.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(500);
        }
    }

    @Test
    void aHistoryRecompressedByAnotherToolIsRead() throws IOException {
        var events = RandomEvents.draw(new SplittableRandom(SEED), 500);
        write(events);
        byte[] text;
        try (var gunzipped = new GZIPInputStream(Files.newInputStream(segment()))) {
            text = gunzipped.readAllBytes();
        }
        var other = folder.resolve("other.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(other))) {
            gzip.write(text);
        }

        assertThat(HistoryReader.read(other).history().events()).isEqualTo(500);
    }

    @Test
    void anEventReachesTheFileNoLaterThanAQuarterOfASecond() {
        try (var writer = new HistoryWriter(folder)) {
            writer.append(new Event.PhaseStarted(0, 0, Phase.SETUP));
            writer.tick(249_000_000);
            assertThat(segment().toFile().length()).isZero();

            writer.tick(250_000_000);

            assertThat(HistoryReader.read(folder).history().events()).isEqualTo(1);
        }
    }

    @Test
    void aHistoryCutOffAnywhereLosesAtMostItsLastMember() throws IOException {
        var events = RandomEvents.draw(new SplittableRandom(SEED), 400);
        write(events);
        var whole = Files.readAllBytes(segment());
        var before = 0L;

        for (var length = 1; length < whole.length; length += 7) {
            Files.write(segment(), Arrays.copyOf(whole, length));

            var stored = HistoryReader.read(folder);

            assertThat(stored.damage().size()).isLessThanOrEqualTo(1);
            assertThat(stored.history().events()).isGreaterThanOrEqualTo(before);
            before = stored.history().events();
        }
        assertThat(before).isGreaterThan(350);
    }

    @Test
    void aFlippedBitIsFoundAndNamedAndNothingBehindItIsUsed() throws IOException {
        var random = new SplittableRandom(SEED);
        var events = RandomEvents.draw(random, 400);
        write(events);
        var whole = Files.readAllBytes(segment());

        for (var trial = 0; trial < 300; trial++) {
            var damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment(), damaged);

            var stored = HistoryReader.read(folder);

            if (stored.damage().isEmpty()) {
                // The flip hit a header field that says nothing about the content, such as the operating system.
                assertSame(stored.history(), History.of(events));
            } else {
                assertThat(stored.damage().getFirst().toString()).contains("segment-0001.ndjson.gz");
                assertThat(stored.history().events()).isLessThan(400);
            }
        }
    }

    @Test
    void anUnreadableLineIsNamedByFileAndNumber() throws IOException {
        var file = folder.resolve("h.ndjson");
        Files.writeString(file, """
                {"i":0,"t":0,"e":"phase","phase":"work"}
                {"i":1,"t":5,"e":"phase","phase":"sleep"}
                """);

        var stored = HistoryReader.read(file);

        assertThat(stored.history().events()).isEqualTo(1);
        assertThat(stored.damage().getFirst().toString())
                .endsWith("h.ndjson, line 2: there is no phase \"sleep\"; 1 events before it were read");
    }

    @Test
    void aFolderWithoutHistoryIsRefusedInWords() {
        assertThatThrownBy(() -> HistoryReader.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("holds no history");
    }

    private void write(List<Event> events) {
        try (var writer = new HistoryWriter(folder)) {
            events.forEach(writer::append);
        }
    }

    private Path segment() {
        return folder.resolve("segment-0001.ndjson.gz");
    }

    private List<Event> decodedLines() throws IOException {
        try (var gunzipped = new GZIPInputStream(Files.newInputStream(segment()))) {
            var decoder = new EventDecoder();
            return new String(gunzipped.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .map(line -> decoder.decode(line, 0, line.length))
                    .toList();
        }
    }

    private static void assertSame(History actual, History expected) {
        assertThat(actual.info()).isEqualTo(expected.info());
        assertThat(actual.failures()).isEqualTo(expected.failures());
        assertThat(actual.phases()).isEqualTo(expected.phases());
        assertThat(actual.faults()).isEqualTo(expected.faults());
        assertThat(actual.replicaStates()).isEqualTo(expected.replicaStates());
        assertThat(actual.operations().size()).isEqualTo(expected.operations().size());
        for (var row = 0; row < expected.operations().size(); row++) {
            assertThat(actual.operations().argument(row))
                    .isEqualTo(expected.operations().argument(row));
            assertThat(actual.operations().result(row))
                    .isEqualTo(expected.operations().result(row));
            assertThat(actual.operations().version(row))
                    .isEqualTo(expected.operations().version(row));
            assertThat(actual.operations().error(row))
                    .isEqualTo(expected.operations().error(row));
        }
    }
}
