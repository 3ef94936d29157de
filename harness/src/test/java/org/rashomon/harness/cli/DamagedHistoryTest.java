package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.runner.RecordedRun;
import org.rashomon.harness.testing.Property;
import org.rashomon.results.RunDirectory;

/** A recording may be damaged anywhere. */
@Timeout(120)
class DamagedHistoryTest {

    private static final String PLACE = "history/segment-0001.ndjson.gz, ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Path run;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Path segment;

    private byte[] whole = {};

    @BeforeEach
    void record() throws IOException {
        var directory = RunDirectory.create(folder, "virtual", Instant.EPOCH);
        RecordedRun.write(directory.history(), 7);
        run = directory.path();
        segment = directory.history().resolve("segment-0001.ndjson.gz");
        whole = Files.readAllBytes(segment);
    }

    @Test
    void aTruncatedHistoryIsBrokenAndTheFileIsNamed() {
        Property.forAllSeeds(random -> {
            var length = random.nextInt(whole.length);

            var session = check(Arrays.copyOf(whole, length));

            assertThat(session.exitCode())
                    .as("cut at byte %d: %s", length, session.outText())
                    .isEqualTo(4);
        });
    }

    @Test
    void aFlippedBitIsNamedWithFileAndPlaceOrChangesNothing() {
        Property.forAllSeeds(random -> {
            var at = random.nextInt(whole.length);
            var damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));

            var session = check(damaged);

            assertThat(session.exitCode())
                    .as("flipped at byte %d: %s", at, session.outText())
                    .isIn(0, 4);
            if (session.exitCode() == 4) {
                assertThat(session.outText()).contains("damaged     " + PLACE);
            }
        });
    }

    @Test
    void bytesOverwrittenByNoiseNeverMakeItFail() {
        Property.forAllSeeds(random -> {
            var damaged = whole.clone();
            var from = random.nextInt(whole.length);
            for (var at = from; at < Math.min(whole.length, from + 1 + random.nextInt(500)); at++) {
                damaged[at] = (byte) random.nextInt(256);
            }

            var session = check(damaged);

            assertThat(session.exitCode()).as(session.errText()).isBetween(0, 4);
            assertThat(session.errText()).isEmpty();
        });
    }

    @Test
    void whatCouldBeReadBeforeTheDamageIsStillJudged() {
        var session = check(Arrays.copyOf(whole, whole.length - 1));

        assertThat(session.exitCode()).isEqualTo(4);
        assertThat(session.outText()).contains("damaged     " + PLACE).containsPattern("[1-9]\\d* ok");
    }

    private Session check(byte[] content) {
        try {
            Files.write(segment, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Session.of("check", run);
    }
}
