package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.UniqueRegister.Finding;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.History;
import org.rashomon.history.Value;

/** The monitor for registers with unique values, without the checker around it. */
class UniqueRegisterTest {

    private static final Register REGISTER = Register.withCompareAndSet();

    /** Few compare-and-sets and few crashes, or many of them. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "6, 0.1", "6, 0.8", "20, 0.4"})
    void whatItFindsIsConfirmed(int conditional, double crashes) {
        var family = Family.register(REGISTER, 0, conditional);
        Seeds.forEach(1_500, random -> {
            var history = draw(family, random, crashes);
            var isLinearizable = Oracle.isLinearizable(REGISTER, history);

            var read = RegisterBlocks.decide(history, Integer.MAX_VALUE).orElseThrow();
            assertThat(read.finding() instanceof Finding.Linearizable).isEqualTo(isLinearizable);
            assertConfirmed(history, read.columns(), read.finding());

            var part = Partitions.of(history, REGISTER).subhistory(0);
            var divided = UniqueRegister.decide(RegisterColumns.of(part)).orElseThrow();
            assertThat(divided instanceof Finding.Linearizable).isEqualTo(isLinearizable);
        });
    }

    @Test
    void valuesThatReplaceEachOtherInACircleHaveNoOrder() {
        assertRefuted(Script.history("1 write 9 ok", "1 cas 1 2 ok", "2 cas 2 3 ok", "3 cas 3 1 ok"), 1, 2, 3);
    }

    @Test
    void aValueIsReplacedOnce() {
        assertRefuted(Script.history("1 write 1", "2 cas 1 2", "3 cas 1 3", "1 ok", "2 ok", "3 ok"), 0, 1, 2);
    }

    @Test
    void theInitialValueIsReplacedOnceForAll() {
        assertRefuted(Script.history("1 cas nil 1 ok", "1 read ok"), 0, 1);
        assertRefuted(Script.history("1 cas nil 1 ok", "2 cas nil 2 ok"), 0, 1);
        assertRefuted(Script.history("1 cas nil 1 ok", "1 cas 1 2 ok", "1 read ok 1"), 0, 1, 2);
        assertThat(decide(Script.history("1 cas nil 1", "2 read ok", "1 ok", "2 read ok 1")))
                .isInstanceOf(Finding.Linearizable.class);
    }

    @Test
    void aValueThatNobodyWroteIsNotRead() {
        assertRefuted(Script.history("1 write 1 ok", "1 read ok 7"), 1);
        assertRefuted(Script.history("1 write 1 ok", "1 cas 7 8 ok"), 1);
    }

    @Test
    void whatWasOverwrittenIsNotRead() {
        assertRefuted(Script.history("1 write 1 ok", "1 write 2 ok", "1 read ok 2", "1 read ok 1"), 0, 1, 3);
        assertRefuted(Script.history("1 read ok", "1 write 1 ok", "1 read ok 1", "1 read ok"), 0, 1, 3);
    }

    @Test
    void aValueIsNotReadBeforeItIsWritten() {
        assertRefuted(Script.history("1 read ok 1", "2 write 1 ok"), 0, 1);
    }

    @Test
    void ofALongChainOnlyThePartThatMattersIsNamed() {
        var late = Script.history(
                "1 write 1 ok", "1 cas 1 2 ok", "1 cas 2 3 ok", "1 cas 3 4 ok", "1 cas 4 5 ok", "1 read ok 3");
        var between = Script.history(
                "1 write 1 ok", "1 cas 1 2 ok", "1 cas 2 3 ok", "9 write 99 ok", "1 cas 3 4 ok", "1 cas 4 5 ok");

        assertRefuted(late, 1, 2, 3, 5);
        assertRefuted(between, 1, 2, 3, 4);
    }

    @Test
    void aCompareAndSetThatLeavesTheValueReadsIt() {
        assertRefuted(Script.history("1 write 1 ok", "1 cas 1 2 ok", "1 cas 1 1 ok"), 0, 1, 2);
        assertThat(decide(
                        Script.history("1 write 1 ok", "1 cas 1 1 ok", "1 cas 1 2 ok", "1 cas 2 2 ok", "1 read ok 2")))
                .isInstanceOf(Finding.Linearizable.class);
    }

    @Test
    void whatWasNotAnsweredCountsOnceItsValueWasSeen() {
        assertThat(decide(Script.history("1 write 1", "1 info", "2 cas 1 2", "2 info", "3 read ok 2")))
                .isInstanceOf(Finding.Linearizable.class);
        assertThat(decide(Script.history("2 cas 7 2", "2 info", "3 write 1 ok", "3 read ok 1")))
                .isInstanceOf(Finding.Linearizable.class);
        assertRefuted(Script.history("2 cas 7 2", "2 info", "3 read ok 2"), 0, 1);
        assertRefuted(
                Script.history(
                        "1 write 1 ok", "2 cas 1 2", "2 info", "3 cas 1 3", "3 info", "4 read ok 2", "4 read ok 3"),
                0,
                1,
                2,
                3,
                4);
    }

    @Test
    void valuesWrittenTwiceAreLeftToOthers() {
        assertThat(RegisterBlocks.decide(Script.history("1 write 1 ok", "1 write 1 ok"), 9))
                .isEmpty();
        assertThat(RegisterBlocks.decide(Script.history("1 write 1 ok", "1 cas 2 1 ok"), 9))
                .isEmpty();
        assertThat(RegisterBlocks.decide(Script.history("1 delete ok"), 9)).isEmpty();
        assertThat(RegisterBlocks.decide(Script.history("1 write 1 ok", "1 delete 5 ok", "1 read ok"), 9))
                .isEmpty();
    }

    @Test
    void keysAreTakenTogetherAsLongAsTheyHaveNoMoreOperationsThanABlockHolds() {
        Seeds.forEach(200, random -> {
            var history = SeveralRegistersTest.severalWithCloseValues(random);
            var operations = history.operations();
            var most = 1 + random.nextInt(20);

            var blocks = RegisterBlocks.blocks(history, most);

            var first = 0;
            for (var block : blocks) {
                var begin = first;
                var end = begin + block.count();
                assertThat(block.first()).isEqualTo(begin);
                assertThat(block.operations()).isEqualTo((int) rows(history, begin, end));
                assertThat(block.count() == 1 || block.operations() <= most).isTrue();
                first = end;
            }
            assertThat(first).isEqualTo(operations.keys().size());
            for (var at = 1; at < blocks.size(); at++) {
                var both =
                        rows(history, blocks.get(at - 1).first(), blocks.get(at).first() + 1);
                assertThat(both).isGreaterThan(most);
            }
        });
    }

    private static long rows(History history, int fromKey, int toKey) {
        return IntStream.range(0, history.operations().size())
                .map(history.operations()::keyNumber)
                .filter(key -> key >= fromKey && key < toKey)
                .count();
    }

    private static History draw(Family<Value> family, SplittableRandom random, double crashes) {
        var damages = Damage.values();
        var size = new Size(2 + random.nextInt(12), 2 + random.nextInt(5), crashes * random.nextDouble());
        History history;
        do {
            history = RandomHistories.draw(family, random, size, damages[random.nextInt(damages.length)]);
        } while (Partitions.of(history, REGISTER).count() == 0);
        return history;
    }

    private static void assertRefuted(History history, Integer... rows) {
        var decided = RegisterBlocks.decide(history, Integer.MAX_VALUE).orElseThrow();

        assertThat(decided.finding())
                .isInstanceOfSatisfying(
                        Finding.NotLinearizable.class,
                        found -> assertThat(found.ops()).containsExactly(rows));
        assertConfirmed(history, decided.columns(), decided.finding());
        var part = Partitions.of(history, REGISTER).subhistory(0);
        assertThat(UniqueRegister.decide(RegisterColumns.of(part)).orElseThrow())
                .isInstanceOf(Finding.NotLinearizable.class);
    }

    private static Finding decide(History history) {
        var decided = RegisterBlocks.decide(history, Integer.MAX_VALUE).orElseThrow();
        assertConfirmed(history, decided.columns(), decided.finding());
        return decided.finding();
    }

    static void assertConfirmed(History history, RegisterColumns columns, Finding finding) {
        var verifier = new CertificateVerifier<>(history, REGISTER);
        switch (finding) {
            case Finding.Linearizable(var order) ->
                assertThat(verifier.confirms(columns.byObject(order.get()))).isTrue();
            case Finding.NotLinearizable(var from, var to, var ops) -> {
                var rows = Arrays.stream(ops)
                        .filter(op -> columns.ret[op] >= from)
                        .map(columns::row)
                        .boxed()
                        .toList();
                assertThat(verifier.confirms(new Impossibility(from, to, List.copyOf(rows))))
                        .as("events %d to %d, rows %s", from, to, rows)
                        .isTrue();
            }
        }
    }
}
