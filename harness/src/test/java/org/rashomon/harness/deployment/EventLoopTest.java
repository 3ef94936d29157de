package org.rashomon.harness.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rashomon.harness.runner.Scheduler.Timer;

@Timeout(20)
class EventLoopTest {

    private final EventLoop loop = new EventLoop();
    private final List<String> ran = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void runsTasksInTheirOrderUntilItIsStopped() throws InterruptedException {
        loop.execute(() -> ran.add("one"));
        loop.execute(() -> ran.add("two"));
        loop.execute(loop::stop);
        loop.execute(() -> ran.add("too late"));

        loop.run();

        assertThat(ran).containsExactly("one", "two");
    }

    @Test
    void runsTimersInTheOrderOfTheirTimesAndNotTooEarly() throws InterruptedException {
        var began = loop.nowNanos();
        loop.after(Duration.ofMillis(60), () -> {
            ran.add("late");
            loop.stop();
        });
        loop.after(Duration.ofMillis(20), () -> ran.add("early"));
        loop.after(Duration.ofMillis(20), () -> ran.add("early, asked for later"));

        loop.run();

        assertThat(ran).containsExactly("early", "early, asked for later", "late");
        assertThat(loop.nowNanos() - began).isGreaterThanOrEqualTo(60_000_000);
    }

    @Test
    void aCancelledTimerDoesNotRun() throws InterruptedException {
        var cancelled = loop.after(Duration.ofMillis(5), () -> ran.add("cancelled"));
        loop.after(Duration.ofMillis(30), loop::stop);

        cancelled.cancel();
        loop.run();

        assertThat(ran).isEmpty();
    }

    @Test
    void aTimerThatCancelsAnotherOfTheSameTimeWins() throws InterruptedException {
        var timers = new ArrayList<Timer>();
        timers.add(loop.after(Duration.ZERO, () -> timers.get(1).cancel()));
        timers.add(loop.after(Duration.ZERO, () -> ran.add("cancelled")));
        loop.after(Duration.ofMillis(10), loop::stop);

        loop.run();

        assertThat(ran).isEmpty();
    }

    @Test
    void cancellingATimerThatRanDoesNothing() throws InterruptedException {
        var timer = loop.after(Duration.ZERO, () -> ran.add("ran"));
        loop.after(Duration.ofMillis(5), () -> {
            timer.cancel();
            loop.stop();
        });

        loop.run();

        assertThat(ran).containsExactly("ran");
    }

    @Test
    void whatBlocksRunsElsewhereAndCompletesOnTheLoop() throws InterruptedException {
        var release = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        loop.blocking(() -> {
                    release.await();
                    return Thread.currentThread();
                })
                .thenAccept(worker -> {
                    threads.add(worker);
                    threads.add(Thread.currentThread());
                    loop.stop();
                });
        loop.execute(release::countDown);

        loop.run();

        assertThat(threads).hasSize(2).doesNotHaveDuplicates().endsWith(Thread.currentThread());
    }

    @Test
    void whatFailsCompletesExceptionallyOnTheLoop() throws InterruptedException {
        loop.blocking(() -> {
                    throw new IOException("refused");
                })
                .whenComplete((value, failure) -> {
                    ran.add("%s on %s".formatted(failure, Thread.currentThread().getName()));
                    loop.stop();
                });

        loop.run();

        assertThat(ran)
                .containsExactly("java.io.IOException: refused on "
                        + Thread.currentThread().getName());
    }

    @Test
    void aTaskThatThrowsEndsTheLoopInsteadOfGettingLost() {
        loop.execute(() -> {
            throw new IllegalStateException("a defect of the harness");
        });

        assertThatIllegalStateException().isThrownBy(loop::run).withMessage("a defect of the harness");
    }
}
