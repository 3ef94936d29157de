package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.lostwrite.SimulatedRun.Plan;
import org.rashomon.checkers.lostwrite.SimulatedRun.Telling;
import org.rashomon.checkers.lostwrite.SimulatedStore.Damage;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.History;

class LostWriteOracleTest {

    private static final int RUNS = 3_000;
    private static final int SKEW = 30;

    @Test
    void aHealthyStoreWithTrueClocksIsNeverInvalid() {
        Property.forSeeds(RUNS, random -> {
            var result = check(SimulatedRun.of(random, new Plan(Damage.NONE, 0, Telling.VERSIONS)));

            assertThat(result.verdict()).isNotInstanceOf(Verdict.Invalid.class);
        });
    }

    @Test
    void aHealthyStoreThatTellsNoVersionsIsNeverInvalid() {
        Property.forSeeds(RUNS, random -> {
            var result = check(SimulatedRun.of(random, new Plan(Damage.NONE, 0, Telling.NOTHING)));

            assertThat(result.verdict()).isNotInstanceOf(Verdict.Invalid.class);
        });
    }

    @Test
    void wrongClocksLoseCausallyLaterWritesAndNothingElse() {
        var found = new int[1];
        Property.forSeeds(RUNS, random -> {
            var result = check(SimulatedRun.of(random, new Plan(Damage.NONE, SKEW, Telling.VERSIONS)));

            assertThat(result.facts()).containsEntry("vanished", "0").containsEntry("wrong-winner", "0");
            found[0] += result.verdict() instanceof Verdict.Invalid ? 1 : 0;
        });

        assertThat(found[0]).isPositive();
    }

    @Test
    void agreesWithTheDefinitionsOnEveryWriteOfEveryKindOfRun() {
        Property.forSeeds(RUNS, random -> {
            var history = SimulatedRun.of(random, plan(random));

            assertThat(check(history).facts()).containsAllEntriesOf(NaiveFates.counts(history));
        });
    }

    @Test
    void everyKindOfDamageIsFoundInManyRuns() {
        for (var damage : new Damage[] {Damage.DROPPED_CHANGE, Damage.WRONG_WINNER}) {
            var found = new int[1];
            for (var seed = 0; seed < 200; seed++) {
                var history = SimulatedRun.of(new SplittableRandom(seed), new Plan(damage, 0, Telling.VERSIONS));
                found[0] += check(history).verdict() instanceof Verdict.Invalid ? 1 : 0;
            }

            assertThat(found[0]).as(damage.name()).isGreaterThan(20);
        }
    }

    @Test
    void everyNameThatIsEverEmittedIsExplained() {
        Property.forSeeds(RUNS, random -> {
            var result = check(SimulatedRun.of(random, plan(random)));

            if (result.verdict() instanceof Verdict.Invalid(var anomalies, var count)) {
                assertThat(anomalies)
                        .allSatisfy(anomaly -> assertThat(AnomalyCatalogue.find(anomaly.name()))
                                .isPresent());
                assertThat(count).isEqualTo(anomalies.size());
            }
        });
    }

    private static Plan plan(SplittableRandom random) {
        var damages = Damage.values();
        return new Plan(
                damages[random.nextInt(damages.length)],
                random.nextInt(2) * SKEW,
                random.nextInt(3) == 0 ? Telling.NOTHING : Telling.VERSIONS);
    }

    private static CheckResult check(History history) {
        return new LostWriteChecker().check(history);
    }
}
