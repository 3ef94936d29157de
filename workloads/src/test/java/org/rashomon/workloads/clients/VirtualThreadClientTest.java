package org.rashomon.workloads.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.workloads.generators.Invocation;

@Timeout(20)
class VirtualThreadClientTest {

    private static final Completion DONE = new Completion.Ok(Value.of(1), Version.NONE);
    private static final Invocation READ = Invocation.read("k");

    private final LinkedBlockingQueue<Runnable> scheduler = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Completion> completions = new LinkedBlockingQueue<>();

    @Test
    void completesOnTheScheduler() throws InterruptedException {
        try (var client = new VirtualThreadClient((invocation, token) -> DONE, scheduler::add)) {
            client.invoke(READ, SessionToken.NONE, completions::add);
            var completing = next(scheduler);

            assertThat(completions).isEmpty();
            completing.run();
            assertThat(completions).containsExactly(DONE);
        }
    }

    @Test
    void doesNotBlockTheCaller() throws InterruptedException {
        var answer = new CountDownLatch(1);
        try (var client = new VirtualThreadClient((invocation, token) -> afterwards(answer), scheduler::add)) {
            client.invoke(READ, SessionToken.NONE, completions::add);
            assertThat(scheduler).isEmpty();

            answer.countDown();

            next(scheduler).run();
            assertThat(completions).containsExactly(DONE);
        }
    }

    @Test
    void anExceptionLeavesTheOutcomeUnknown() throws InterruptedException {
        BlockingClient broken = (invocation, token) -> {
            throw new SocketTimeoutException("no answer");
        };
        try (var client = new VirtualThreadClient(broken, scheduler::add)) {
            client.invoke(READ, SessionToken.NONE, completions::add);
            next(scheduler).run();

            assertThat(completions)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Completion.Indeterminate.class,
                            unknown -> assertThat(unknown.error()).contains("no answer"));
        }
    }

    @Test
    void closingGivesUpWhatIsUnderWay() throws InterruptedException {
        var never = new CountDownLatch(1);
        var client = new VirtualThreadClient((invocation, token) -> afterwards(never), scheduler::add);
        client.invoke(READ, SessionToken.NONE, completions::add);

        client.close();

        next(scheduler).run();
        assertThat(completions).singleElement().isInstanceOf(Completion.Indeterminate.class);
    }

    private static Completion afterwards(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return DONE;
    }

    private static Runnable next(LinkedBlockingQueue<Runnable> tasks) throws InterruptedException {
        var task = tasks.poll(10, TimeUnit.SECONDS);
        assertThat(task).as("a completion is handed to the scheduler").isNotNull();
        return task;
    }
}
