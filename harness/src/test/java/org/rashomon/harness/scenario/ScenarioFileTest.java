package org.rashomon.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.testing.Property;
import org.rashomon.nemesis.FaultKind;

class ScenarioFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("my.yaml");
    }

    @Test
    void readsSettingsWithTheirPlace() throws IOException {
        write("# a comment\nnodes: 5\n\nfaults: [partition, pause]\ntimeLimit: 60s\n");

        var settings = ScenarioFile.read(file).values();

        assertThat(settings.keySet()).containsExactly("nodes", "faults", "timeLimit");
        assertThat(settings).containsEntry("faults", new Settings.Setting("partition,pause", file + ", line 4"));
        assertThat(settings).containsEntry("timeLimit", new Settings.Setting("60s", file + ", line 5"));
    }

    @Test
    void anEmptyListOfFaultsMeansNone() throws IOException {
        write("faults: []\n");

        assertThat(ScenarioReader.read(ScenarioFile.read(file), 1).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n"})
    void anEmptyFileSetsNothing(String text) throws IOException {
        write(text);

        assertThat(ScenarioFile.read(file).values()).isEmpty();
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThat(problem()).isEqualTo("cannot read the scenario %s: there is no such file".formatted(file));
    }

    @Test
    void aFolderIsNoScenario() throws IOException {
        Files.createDirectory(file);

        assertThat(problem())
                .startsWith("cannot read the scenario %s: ".formatted(file))
                .hasLineCount(1);
    }

    @Test
    void bytesThatAreNoTextAreNoScenario() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0x20});

        assertThat(problem())
                .startsWith("cannot read the scenario %s: ".formatted(file))
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nodes: [3\n", "nodes: 3\n  rate: 4\n", "nodes: \"3\nrate: 4\n", "\tnodes: 3\n", "{", "@\n"})
    void malformedYamlIsOneLineWithThePlace(String text) throws IOException {
        write(text);

        assertThat(problem())
                .startsWith(file + ", line ")
                .contains("not valid YAML: ")
                .hasLineCount(1);
    }

    @Test
    void aSettingMustNotBeSetTwice() throws IOException {
        write("nodes: 3\nrate: 100\nnodes: 5\n");

        assertThat(problem()).isEqualTo("%s, line 3: \"nodes\" is set twice".formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes:\n  count: 3\n", "faults: [[kill]]\n", "nodes: {a: 1}\n"})
    void nestedValuesAreRefused(String text) throws IOException {
        write(text);

        assertThat(problem()).startsWith(file + ", line 1: \"").endsWith("takes one value or a list of values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just a word\n", "- nodes\n- rate\n", "42\n"})
    void whatIsNoMappingIsRefused(String text) throws IOException {
        write(text);

        assertThat(problem()).isEqualTo("%s: a scenario is a list of \"name: value\" lines".formatted(file));
    }

    @Test
    void aFileHoldsOneScenario() throws IOException {
        write("nodes: 3\n---\nnodes: 5\n");

        assertThat(problem()).isEqualTo("%s, line 3: a scenario file holds one scenario, not several".formatted(file));
    }

    @Test
    void aDamagedFileIsAnsweredByOneLineAndNeverByAnotherException() {
        var sample = ScenarioFile.write(ScenarioReader.read(Settings.NONE, 7)).getBytes(StandardCharsets.US_ASCII);
        Property.forAllSeeds(random -> {
            var damaged = sample.clone();
            for (var flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(7));
            }

            try {
                Files.write(file, damaged);
                ScenarioReader.read(ScenarioFile.read(file), 1);
            } catch (ScenarioException wrong) {
                assertThat(wrong.problem()).hasLineCount(1);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var kinds = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(Scenario.World.DOCKER.lacking())));
        var names = List.of("null", "true", "No", "1e3", "0x10", "1.10", "007", "2026-11-21", "a.b_c-d", "12", "off");
        Property.forAllSeeds(random -> {
            var settings = Settings.NONE
                    .with("seed", Long.toString(random.nextLong()), "")
                    .with("world", "docker", "")
                    .with("name", names.get(random.nextInt(names.size())), "")
                    .with("nodes", Integer.toString(random.nextInt(2, 10)), "")
                    .with("faults", random.nextBoolean() ? "none" : label(kinds.get(random.nextInt(kinds.size()))), "")
                    .with("timeLimit", random.nextInt(500, 9_000_000) + "ms", "")
                    .with("rate", Double.toString(random.nextDouble(1, 100_000)), "")
                    .with("defect", random.nextBoolean() ? "none" : "drop-acknowledged", "");
            var scenario = ScenarioReader.read(settings, 1);

            try {
                Files.writeString(file, ScenarioFile.write(scenario));
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }

            assertThat(ScenarioReader.read(ScenarioFile.read(file), 1)).isEqualTo(scenario);
        });
    }

    private static String label(FaultKind kind) {
        return kind.label() + ",kill";
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private String problem() {
        var problem = new String[] {""};
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> ScenarioFile.read(file))
                .satisfies(wrong -> problem[0] = wrong.problem());
        return problem[0];
    }
}
