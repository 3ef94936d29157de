package org.rashomon.checkers.formats.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.UnreadableTransactionsException;

class PlumeTextTest {

    @Test
    void putsTheOperationsOfATransactionTogether() {
        var history = PlumeText.parse("text", "w(1,5,0,0)\nw(2,6,0,0)\n\nr(1,5,1,1)\n");

        assertThat(history.size()).isEqualTo(2);
        assertThat(history.operations()).isEqualTo(3);
        assertThat(history.sessions()).isEqualTo(2);
        assertThat(history.keys()).isEqualTo(2);
    }

    @Test
    void knowsWhatWasAborted() {
        var history = PlumeText.parse("text", "w(1,5,0,-1)\nr(1,5,1,1)\n");

        assertThat(new CausalChecker().check(history).verdict().label()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x(1,2,0,0) | text:1:1: an operation begins with r or w, not 'x(1,2,0,0)'",
                "r 1,2,0,0) | text:1:3: here must stand '(', not '1,2,0,0)'",
                "r(1,2,0) | text:1:8: here must stand ',', not ')'",
                "r(1,two,0,0) | text:1:5: here must stand a whole number of at most 18 digits, not 'two,0,0)'",
                "r(1,2,0,0 | text:1:10: here must stand ')', not the end of the line",
                "r(1,2,0,0) x | text:1:12: the line must end here, not go on with 'x'",
                "r(1,2,0,99999999999) | text:1:9: here must stand a number of 32 bits, not '99999999999)'",
                "w(1,0,0,0) | text:1:6: value 0 is the initial one, which no transaction writes"
            })
    void pointsAtTheDamage(String text, String message) {
        assertThatThrownBy(() -> PlumeText.parse("text", text))
                .isInstanceOf(UnreadableTransactionsException.class)
                .hasMessage(message);
    }

    @Test
    void pointsAtATransactionThatGoesOnAfterAnotherHasBegun() {
        assertThatThrownBy(() -> PlumeText.parse("text", "w(1,1,0,0)\nw(1,2,0,1)\nw(2,1,0,0)"))
                .hasMessageContaining("text:3:11: transaction 0 of session 0 had ended before");
    }

    @Test
    void refusesATextWithoutOperations() {
        assertThatThrownBy(() -> PlumeText.parse("text", "\n\n")).hasMessage("text:1:1: this text holds no operation");
    }
}
