package org.rashomon.checkers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final List<Verdict> FROM_LIGHT_TO_HEAVY = List.of(
            new Verdict.Valid(),
            new Verdict.Undecided("out of budget"),
            new Verdict.Vacuous("no conflict"),
            new Verdict.Broken("a node did not start"),
            new Verdict.Invalid(List.of(new Anomaly("vanished-write", "A write vanished.", List.of())), 1));

    @Test
    void anAnomalyIsNeverHiddenByALesserVerdict() {
        for (var heaviest = 1; heaviest <= FROM_LIGHT_TO_HEAVY.size(); heaviest++) {
            var verdicts = new ArrayList<>(FROM_LIGHT_TO_HEAVY.subList(0, heaviest));
            Collections.reverse(verdicts);

            var composed = Judgement.compose(verdicts.stream()
                    .map(verdict -> CheckResult.of("a", verdict, Map.of()))
                    .toList());

            assertThat(composed.verdict()).isEqualTo(FROM_LIGHT_TO_HEAVY.get(heaviest - 1));
        }
    }

    @Test
    void exitCodesAreThoseOfTheContract() {
        assertThat(FROM_LIGHT_TO_HEAVY.stream().map(Verdict::exitCode)).containsExactly(0, 2, 3, 4, 1);
    }

    @Test
    void nothingCheckedIsNotValid() {
        assertThat(Judgement.compose(List.of()).verdict()).isInstanceOf(Verdict.Undecided.class);
    }
}
