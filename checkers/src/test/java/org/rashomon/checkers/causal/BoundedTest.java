package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.StateCheckers;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.set.SetChecker;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class BoundedTest {

    private static final int OPERATIONS = 40_000;
    private static final Duration ENDLESS = Duration.ofDays(1);

    @Test
    void everyCheckerOfStatesEndsUndecidedWhenTheTimeIsOver() {
        var history = longChain();
        for (var checker : StateCheckers.all()) {
            var clock = new AtomicLong();
            var budget = new Budget(Duration.ofMillis(1), 1L << 30, () -> clock.getAndAdd(2_000_000));
            var verdict = new Bounded(checker, budget).check(history).verdict();

            // Those that have nothing to judge here may be done before the clock is looked at.
            assertThat(verdict).as(checker.name()).isInstanceOf(Verdict.Undecided.class);
        }
    }

    @Test
    void whatIsWithinItsBudgetIsNotTouched() {
        var history = longChain();
        for (var checker : StateCheckers.all()) {
            var bounded = new Bounded(checker, Budget.ofMemoryOnly());

            assertThat(bounded.check(history)).isEqualTo(checker.check(history));
        }
    }

    @Test
    void theTimeIsTold() {
        var clock = new AtomicLong();
        var budget = new Budget(Duration.ofMillis(500), 1L << 30, () -> clock.getAndAdd(400_000_000));
        var lostWrite = new Bounded(StateCheckers.all().getFirst(), budget).check(longChain());

        assertThat(lostWrite.verdict()).isEqualTo(new Verdict.Undecided("the time of 0.500 s ran out"));
        assertThat(lostWrite.facts()).containsKey("looks-at-operations");
    }

    @Test
    void whatWasProvedByThenIsKept() {
        var script = HistoryScript.run(List.of("n1"), List.of(), Map.of());
        script.invoke(1, "n1", Function.ADD, "set", Value.of(1)).ok(1, Value.NONE, Version.NONE);
        for (var number = 1; number <= OPERATIONS; number++) {
            script.invoke(1, "n1", Function.READ, "set", Value.NONE)
                    .ok(1, Value.of(List.of(Value.of(1), Value.of(1))), Version.NONE);
        }
        var history = script.finish();
        var looks = new AtomicLong();
        var whole = new Bounded(new SetChecker(), new Budget(ENDLESS, 1L << 30, looks::getAndIncrement)).check(history);
        var clock = new AtomicLong();
        var budget = new Budget(Duration.ofNanos(looks.get() - 2), 1L << 30, clock::getAndIncrement);
        var early = new Bounded(new SetChecker(), budget).check(history);

        assertThat(early.verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(early.facts()).containsEntry("not-decided", "the time of 0.000 s ran out");
        assertThat(((Verdict.Invalid) early.verdict()).count())
                .isPositive()
                .isLessThan(((Verdict.Invalid) whole.verdict()).count());
    }

    @Test
    void memoryIsLookedAtToo() {
        var used = new AtomicLong(5 << 20);
        var budget = new Budget(Duration.ofMinutes(1), 1 << 20, () -> 0);
        var lostWrite =
                new Bounded(StateCheckers.all().getFirst(), budget, () -> used.getAndAdd(600 << 10)).check(longChain());

        assertThat(lostWrite.verdict()).isEqualTo(new Verdict.Undecided("the memory of 1 MiB ran out"));
    }

    @Test
    void whatWasInUseBeforeTheCheckDoesNotCount() {
        var budget = new Budget(Duration.ofMinutes(1), 1 << 20, () -> 0);
        var lostWrite = StateCheckers.all().getFirst();

        assertThat(new Bounded(lostWrite, budget, () -> 5 << 20).check(longChain()))
                .isEqualTo(lostWrite.check(longChain()));
    }

    /** One session that writes and reads one key, again and again; nothing may recurse along it. */
    private static History longChain() {
        var script = HistoryScript.lww("n1");
        for (var number = 1; number <= OPERATIONS / 2; number++) {
            script.invoke(1, "n1", Function.WRITE, "k", Value.of(number)).ok(1, Value.NONE, Version.NONE);
            script.invoke(1, "n1", Function.READ, "k", Value.NONE).ok(1, Value.of(number), Version.NONE);
        }
        script.phase(Phase.FINAL_READS).read(1, "n1", "k", Value.of(OPERATIONS / 2), Version.NONE);
        return script.finish();
    }
}
