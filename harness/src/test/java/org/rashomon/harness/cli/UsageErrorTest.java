package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class UsageErrorTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''  | name a command  | rashomon
            fly  | there is no command "fly"  | rashomon
            rnu  | there is no command "rnu"; did you mean "run"?  | rashomon
            run --delivery causal  | --delivery is no option, but a setting: --set delivery=VALUE  | rashomon run
            run --sede 7  | Unknown option: '--sede' | rashomon run
            run --fly  | --fly  | rashomon run
            run --nodes  | --nodes  | rashomon run
            run --nodes 1  | --nodes: nodes must be a whole number from 2 to 9, was "1" | rashomon run
            run --nodes 10  | --nodes: nodes must be a whole number from 2 to 9, was "10" | rashomon run
            run --seed x  | --seed: seed must be a whole number, was "x"  | rashomon run
            run --faults fire  | --faults: faults names no fault "fire"  | rashomon run
            run --topology ring --strategy synchronous | --topology: topology ring: under | rashomon run
            run --topology mesh  | --topology: topology must be one of: all-to-all | rashomon run
            run --workload bank  | --workload: workload must be one of: register, title | rashomon run
            run --strategy lucky  | --strategy: strategy must be one of: lww-wall-clock | rashomon run
            run --world moon  | --world: world must be one of: local, docker, simulated  | rashomon run
            run --time-limit 20  | --time-limit: timeLimit must be a duration  | rashomon run
            run --rate 0  | --rate: rate must be operations a second  | rashomon run
            run --defect no-such  | --defect: there is no defect "no-such"; defects: drop-acknowledged | rashomon run
            run --set nodes  | --set: takes NAME=VALUE, was "nodes"  | rashomon run
            run --set node=3  | --set node=3: there is no setting "node"; did you mean "nodes"? | rashomon run
            run no-such.yaml  | cannot read the scenario no-such.yaml: there is no such file | rashomon run
            run one.yaml two.yaml  | two.yaml  | rashomon run
            run --toxiproxy localhost  | --toxiproxy: takes the URL of its API  | rashomon run
            run --toxiproxy https://x:1  | --toxiproxy: takes the URL of its API  | rashomon run
            run --toxiproxy ://  | --toxiproxy  | rashomon run
            check  | RUN  | rashomon check
            check no-such-run  | no-such-run: there is no such run or file  | rashomon check
            list planets  | there is no list "planets"; lists: workloads  | rashomon list
            explain black-magic  | there is no anomaly "black-magic"; all of them: rashomon explain  | rashomon explain
            explain a b  | Unmatched argument at index 2: 'b'  | rashomon explain
            doctor --fix  | --fix  | rashomon doctor
            """)
    void aMistakeIsAnsweredByOneLineAndWhereToLook(String arguments, String problem, String command) {
        var session = Session.of((Object[]) (arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)));

        assertUsageError(session, problem, command);
    }

    @Test
    void aFileInThePlaceOfTheRunsFolderIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("taken"));

        var session = Session.of("run", "--out", file, "--time-limit", "500ms");

        assertUsageError(session, file + ": cannot write run directories here", "rashomon run");
    }

    @Test
    void aMistakeInAScenarioFileIsNamedWithItsLine() throws IOException {
        var file = Files.writeString(folder.resolve("my.yaml"), "seed: 7\nnode: 5\n");

        var session = Session.of("run", file);

        assertUsageError(
                session, file + ", line 2: there is no setting \"node\"; did you mean \"nodes\"?", "rashomon run");
    }

    @Test
    void anOptionWinsOverTheFileSoThatItsMistakeIsNamedInstead() throws IOException {
        var file = Files.writeString(folder.resolve("my.yaml"), "nodes: 99\n");

        assertUsageError(Session.of("run", file, "--nodes", "98"), "--nodes: ", "rashomon run");
        assertUsageError(Session.of("run", file, "--rate", "10"), file + ", line 1: nodes ", "rashomon run");
    }

    @Test
    void aFolderWithoutARecordingIsNamed() {
        assertUsageError(Session.of("check", folder), folder + " holds no history", "rashomon check");
    }

    private static void assertUsageError(Session session, String problem, String command) {
        assertThat(session.exitCode()).as(session.errText()).isEqualTo(64);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).filteredOn(line -> line.startsWith("error: ")).hasSize(1);
        assertThat(session.err().getFirst()).startsWith("error: ").contains(problem);
        assertThat(session.err().getLast()).isEqualTo("see: " + command + " --help");
        assertThat(session.errText()).doesNotContain("\tat ");
        assertThat(session.err()).hasSizeLessThanOrEqualTo(3);
    }
}
