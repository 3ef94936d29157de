package org.rashomon.checkers.formats.awdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.causal.UnreadableTransactionsException;

class AwditTextTest {

    @Test
    void knowsWhereTransactionsAndSessionsEnd() {
        var history = AwditText.parse("text", "w 1 5\nw 2 6\n---\nr 1 5\n=====\nr 2 6");

        assertThat(history.size()).isEqualTo(3);
        assertThat(history.operations()).isEqualTo(4);
        assertThat(history.sessions()).isEqualTo(2);
    }

    @Test
    void takesZeroForAValueLikeAnyOther() {
        var history = AwditText.parse("text", "w 0 0\n=====\nr 0 0");

        assertThat(history.operations()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w 1 | text:2:4: here must stand a whole number of at most 18 digits, not the end of the line",
                "v 1 2 | text:2:1: an operation begins with r or w, not 'v 1 2'",
                "w 1 2 3 | text:2:7: the line must end here, not go on with '3'",
                "-=- | text:2:1: an operation begins with r or w, not '-=-'"
            })
    void pointsAtTheDamage(String line, String message) {
        assertThatThrownBy(() -> AwditText.parse("text", "w 0 0\n" + line))
                .isInstanceOf(UnreadableTransactionsException.class)
                .hasMessage(message);
    }
}
