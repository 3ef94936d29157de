package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class HelpTest {

    @Test
    void listsCommandsAndExitCodes() {
        var session = Session.of("--help");

        assertThat(session.exitCode()).isZero();
        assertThat(session.outText())
                .contains("run ", "check ", "list ", "explain ", "doctor ")
                .contains("0   pass", "1   an anomaly", "2   undecided", "3   vacuous", "4   broken")
                .contains("64   wrong usage", "70   internal error", "130   interrupted");
    }

    @Test
    void everyCommandFitsAHundredColumnsWithExamplesAndExitCodes() {
        var commands = commands();

        assertThat(commands).hasSizeGreaterThan(15).contains("run", "campaign", "completion");
        for (var command : commands) {
            var session = Session.of(command, "--help");

            assertThat(session.exitCode()).isZero();
            assertThat(session.out())
                    .as(command)
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= 100)
                    .anyMatch(line -> line.startsWith("Example"))
                    .contains("Exit codes:", "    1   an anomaly was found");
            assertThat(session.err()).isEmpty();
        }
    }

    @Test
    void theListOfCommandsSaysWholeSentencesWithinAHundredColumns() {
        var session = Session.of("--help");
        var listed = session.out().stream()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();

        assertThat(session.out()).allMatch(line -> line.length() <= 100);
        assertThat(listed).allMatch(line -> line.matches("  [a-z]+ +[A-Z].*\\."));
    }

    private static List<String> commands() {
        return Session.of("--help").out().stream()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }

    @Test
    void saysItsVersion() {
        var session = Session.of("--version");

        assertThat(session.exitCode()).isZero();
        assertThat(session.outText()).startsWith("rashomon ");
    }

    @Test
    void theDoctorLooksAtWhatARunNeeds() {
        var session = Session.of("doctor");

        assertThat(session.exitCode()).as(session.outText()).isIn(0, 4);
        assertThat(session.outText()).contains("java", "loopback", "signals", "runs", "store", "toxiproxy", "docker");
    }

    @Test
    void theDoctorCanBeReadByPrograms() {
        var session = Session.of("doctor", "--json");

        assertThat(session.out())
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(
                                new JsonMapper().readTree(line).path("what").stringValue())
                        .isNotBlank());
    }
}
