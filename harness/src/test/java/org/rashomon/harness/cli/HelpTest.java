package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"", "run ", "check ", "list ", "explain ", "doctor "})
    void fitsAHundredColumns(String command) {
        var session = Session.of((Object[]) (command + "--help").split(" ", -1));

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).isNotEmpty().allMatch(line -> line.length() <= 100);
        assertThat(session.err()).isEmpty();
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
