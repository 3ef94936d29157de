package org.rashomon.history.jepsen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

class JepsenLogTest {

    private static final String PREFIX = "INFO  jepsen.util - ";

    @Test
    void readsOperationsAndPassesOverEverythingElse() {
        var operations = JepsenLog.parse(
                        "a.log",
                        String.join(
                                "\n",
                                "INFO  jepsen.core - starting",
                                PREFIX + "0\t:invoke\t:write\t3",
                                PREFIX + ":nemesis\t:info\t:start\t\"cut\"",
                                PREFIX + "1\t:invoke\t:read\tnil",
                                PREFIX + "0\t:info\t:write\t:timed-out",
                                PREFIX + "1\t:ok\t:read\t3"))
                .operations();

        assertThat(operations.size()).isEqualTo(2);
        assertThat(operations.outcome(0)).isEqualTo(Outcome.INFO);
        assertThat(operations.result(0)).isEqualTo(Value.NONE);
        assertThat(operations.result(1)).isEqualTo(Value.of(3));
    }

    @Test
    void saysWhichLineAndColumnItCannotRead() {
        var text = PREFIX + "0\t:invoke\t:read\tnil\n" + PREFIX + "x\t:ok\t:read\tnil\n";

        assertThatThrownBy(() -> JepsenLog.parse("a.log", text))
                .hasMessage("a.log:2:21: a process is a number, not 'x'");
    }

    @Test
    void saysWhichTypeItDoesNotKnow() {
        assertThatThrownBy(() -> JepsenLog.parse("a.log", PREFIX + "0\t:begin\t:read\tnil\n"))
                .hasMessage("a.log:1:24: expected invoke, ok, fail or info");
    }

    @Test
    void refusesAnAnswerToNothing() {
        assertThatThrownBy(() -> JepsenLog.parse("a.log", PREFIX + "0\t:ok\t:read\tnil\n"))
                .hasMessageContaining("never invoked");
    }

    @Test
    void refusesALogWithoutOperations() {
        assertThatThrownBy(() -> JepsenLog.parse("a.log", "hello\n")).hasMessageContaining("no line");
    }
}
