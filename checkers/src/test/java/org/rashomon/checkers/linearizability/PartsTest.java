package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Parts of histories, and what is found in them, beside what their definitions give. */
class PartsTest {

    private static final Family<Value> FEW_VALUES = Family.register(Register.withCompareAndSet(), 3, 2);

    @Test
    void aPartShowsTheEventsOfItsOperationsWithinItsBounds() {
        Seeds.forEach(500, random -> {
            var whole = part(draw(random));
            var from = random.nextInt(whole.events.length);
            var to = from + random.nextInt(whole.events.length - from);
            var ops = IntStream.range(0, whole.size())
                    .filter(op -> whole.ret[op] >= from && random.nextBoolean())
                    .toArray();

            var some = whole.select(ops, from, to);

            var kept = Arrays.stream(ops).filter(op -> whole.call[op] <= to).toArray();
            var expected = new ArrayList<String>();
            Arrays.stream(kept).filter(op -> whole.call[op] < from).forEach(op -> expected.add("call " + op));
            for (var at = from; at <= to; at++) {
                var op = whole.events[at] >> 1;
                var isReturn = (whole.events[at] & 1) == 1;
                if (Arrays.binarySearch(kept, op) >= 0 && (!isReturn || whole.call[op] >= from)) {
                    expected.add((isReturn ? "return " : "call ") + op);
                }
            }
            assertThat(IntStream.of(some.events)
                            .mapToObj(event -> ((event & 1) == 1 ? "return " : "call ") + kept[event >> 1]))
                    .containsExactlyElementsOf(expected);
            for (var number = 0; number < kept.length; number++) {
                assertThat(some.row[number]).isEqualTo(whole.row[kept[number]]);
                assertThat(some.callOf(number)).isEqualTo(whole.callOf(kept[number]));
            }
        });
    }

    @Test
    void whatWasEverWrittenDownIsReadBack() {
        Seeds.forEach(300, random -> {
            var history = draw(random);
            var whole = part(history);

            var again = SubhistoryReader.read(history.operations(), whole.row);

            assertThat(again.events).isEqualTo(whole.events);
            for (var op = 0; op < whole.size(); op++) {
                assertThat(again.callOf(op)).isEqualTo(whole.callOf(op));
                assertThat(again.returns(op)).isEqualTo(history.operations().outcome(whole.row[op]) == Outcome.OK);
            }
            var event = random.nextInt(whole.events.length);
            assertThat(whole.position(whole.index(event, history), history)).isEqualTo(event);
        });
    }

    @Test
    void aStaleReadIsFoundWhereItsDefinitionHolds() {
        var found = new int[1];
        Seeds.forEach(2_000, random -> {
            var history = part(draw(random));

            var stale = new StaleReads(history).find();

            var first = IntStream.of(history.events)
                    .filter(event -> (event & 1) == 1 && isStale(history, event >> 1))
                    .mapToObj(event -> event >> 1)
                    .findFirst();
            assertThat(stale.map(refutation -> refutation.ops()[refutation.ops().length - 1]))
                    .isEqualTo(first);
            stale.ifPresent(refutation -> {
                var read = refutation.ops()[refutation.ops().length - 1];
                assertThat(refutation.to()).isEqualTo(history.ret[read]);
                var other = refutation.ops()[0];
                assertThat(refutation.from()).isLessThanOrEqualTo(history.call[other]);
            });
            found[0] += first.isPresent() ? 1 : 0;
        });
        assertThat(found[0]).isPositive();
    }

    @Test
    void aStaleReadIsProvedFromTheEndOfItsLastWriterOn() {
        var nobody = new StaleReads(part(Script.history("1 write 1 ok", "1 read ok 7"))).find();
        var late = new StaleReads(part(Script.history("1 write 1 ok", "1 write 2 ok", "1 write 3 ok", "1 read ok 1")))
                .find();
        var cas = new StaleReads(part(Script.history("1 write 1 ok", "1 cas 2 3 ok"))).find();

        assertThat(nobody.map(found -> found.from() + " " + found.to())).contains("0 3");
        assertThat(late.map(found -> found.from() + " " + found.to() + " " + Arrays.toString(found.ops())))
                .contains("2 7 [2, 3]");
        assertThat(cas.map(found -> Arrays.toString(found.ops()))).contains("[1]");
        assertThat(new StaleReads(part(Script.history("1 write 1 ok", "2 write 1", "1 write 2 ok", "1 read ok 1")))
                        .find())
                .isEmpty();
    }

    /** Whether all writers of what was read had returned before another write was called that returned before it. */
    private static boolean isStale(Subhistory history, int read) {
        var register = new RegisterView(history);
        var value = register.observes(read);
        if (value < 0) {
            return false;
        }
        var writers = IntStream.range(0, history.size())
                .filter(op -> op != read && register.writes(op) == value && history.call[op] < history.ret[read])
                .toArray();
        if (writers.length == 0 && value != ValueCoder.NONE) {
            return true;
        }
        var last = Arrays.stream(writers).map(op -> history.ret[op]).max().orElse(-1);
        return IntStream.range(0, history.size())
                .anyMatch(op ->
                        register.writes(op) >= 0 && history.call[op] > last && history.ret[op] < history.call[read]);
    }

    private static History draw(SplittableRandom random) {
        var damages = Damage.values();
        var size = new Size(3 + random.nextInt(14), 2 + random.nextInt(4), random.nextInt(2) * 0.2);
        Optional<History> drawn = Optional.empty();
        while (drawn.isEmpty() || part(drawn.get()).events.length == 0) {
            drawn = Optional.of(
                    RandomHistories.draw(FEW_VALUES, random, size, damages[random.nextInt(damages.length)]));
        }
        return drawn.get();
    }

    private static Subhistory part(History history) {
        return Partitions.of(history, FEW_VALUES.model()).subhistory(0);
    }
}
