package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Corpora;
import org.rashomon.checkers.linearizability.models.KeyValue;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.jepsen.JepsenEdn;
import org.rashomon.history.jepsen.JepsenLog;

class CorporaTest {

    private static final Budget GENEROUS = new Budget(Duration.ofMinutes(1), 1L << 30, 2, System::nanoTime);

    @Test
    void judgesEveryEtcdLogAsExpected() throws IOException {
        var folder = Corpora.folder("porcupine-etcd");
        var checker = new LinearizabilityChecker(Register.withCompareAndSet(), GENEROUS);
        var expectations = Files.readAllLines(folder.resolve("expected.csv"));

        for (var line : expectations.subList(1, expectations.size())) {
            var file = line.split(",", -1)[0];
            var expected = line.split(",", -1)[1].equals("true") ? "valid" : "invalid";
            var verdict = checker.check(JepsenLog.read(folder.resolve(file))).verdict();

            assertThat(verdict.label()).as("%s: %s", file, verdict).isEqualTo(expected);
        }
        assertThat(expectations).hasSize(61);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c01-ok", "c01-bad", "c10-ok", "c10-bad"})
    void judgesEveryKeyValueHistoryAsItsNameSays(String name) {
        var file = Corpora.folder("porcupine-kv").resolve(name + ".txt");
        var checker = new LinearizabilityChecker(new KeyValue(), GENEROUS);

        var verdict = checker.check(JepsenEdn.read(file)).verdict();

        assertThat(verdict.label()).as("%s", verdict).isEqualTo(name.endsWith("ok") ? "valid" : "invalid");
    }
}
