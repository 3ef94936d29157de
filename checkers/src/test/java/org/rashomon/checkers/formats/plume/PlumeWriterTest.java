package org.rashomon.checkers.formats.plume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.SmallHistory;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.testing.Property;

class PlumeWriterTest {

    @Test
    void writesWhatItRead() {
        var text = """
                w(1,1,0,0)
                w(2,2,0,0)
                r(2,2,1,1)
                w(1,3,1,-1)
                r(1,0,1,3)""";

        assertThat(lines(PlumeText.parse("h.txt", text)))
                .containsExactlyElementsOf(text.lines().toList());
    }

    @Test
    void theVerdictStaysTheSame() {
        Property.forSeeds(500, random -> {
            var history = SmallHistory.random(random, 6).transactions();
            var again = PlumeText.parse("again", String.join("\n", lines(history)));

            assertThat(new CausalChecker().check(again).facts())
                    .isEqualTo(new CausalChecker().check(history).facts());
        });
    }

    @Test
    void leavesOutWhatNobodyKnowsToHaveHappened() {
        Property.forSeeds(500, random -> {
            var history =
                    SmallHistory.random(random, 6).withUnknownWrites(random).transactions();

            assertThat(lines(history).size()).isLessThanOrEqualTo(history.size());
        });
    }

    private static List<String> lines(TransactionHistory history) {
        var lines = new ArrayList<String>();
        PlumeWriter.write(history, lines::add);
        return lines;
    }
}
