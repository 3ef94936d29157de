package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;
import org.rashomon.workloads.clients.Completion;

class RunnerOperationsTest {

    private static final int WORKERS = 3 * VirtualRun.CLIENTS_PER_NODE;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private VirtualRun run;

    @BeforeEach
    void prepare() {
        run = new VirtualRun(folder.resolve("one"));
    }

    @Test
    void recordsAnInvocationBeforeItsClientSeesIt() {
        var seen = new int[1];
        run.timeLimit = Duration.ofMillis(500);
        run.cluster.onInvoke = invocation -> {
            seen[0]++;
            var operations = run.recorded().operations();
            var last = operations.size() - 1;
            assertThat(operations.size()).isEqualTo(seen[0]);
            assertThat(operations.key(last)).isEqualTo(invocation.key());
            assertThat(operations.argument(last)).isEqualTo(invocation.value());
        };

        run.run();

        assertThat(seen[0]).isPositive();
    }

    @Test
    void anOperationWithoutAnAnswerInTimeIsIndeterminate() {
        hangAt(100);

        var operations = run.run().operations();

        var hanging = only(operations, Outcome.INFO);
        var lasted = operations.completedNanos(hanging) - operations.invokedNanos(hanging);
        assertThat(Duration.ofNanos(lasted)).isEqualTo(VirtualRun.OPERATION_TIMEOUT);
        assertThat(operations.error(hanging)).isEqualTo("no answer within 500 ms");
    }

    @Test
    void aProcessIsRetiredAfterAnIndeterminateOperation() {
        hangAt(100);

        var operations = run.run().operations();

        var hanging = only(operations, Outcome.INFO);
        var process = operations.process(hanging);
        var later = IntStream.range(hanging + 1, operations.size())
                .filter(row -> operations.session(row) == operations.session(hanging))
                .map(operations::process)
                .distinct()
                .toArray();
        assertThat(process).isLessThan(WORKERS);
        assertThat(later).containsExactly(process + WORKERS);
    }

    @Test
    void aRetiredProcessTakesItsClientWithIt() {
        hangAt(100);

        run.run();

        assertThat(run.cluster.clients).hasSize(WORKERS + 1).allMatch(client -> client.isClosed);
        assertThat(run.cluster.clients.stream().limit(WORKERS).map(client -> client.node))
                .containsExactlyInAnyOrder("n1", "n2", "n3", "n1", "n2", "n3");
    }

    @Test
    void anAnswerThatComesTooLateIsIgnored() {
        var asked = new int[1];
        run.cluster.takes = invocation -> ++asked[0] % 50 == 0 ? Duration.ofMillis(700) : FakeCluster.PROMPT;

        var operations = run.run().operations();

        var late = rows(operations)
                .filter(row -> operations.outcome(row) == Outcome.INFO)
                .count();
        assertThat(late).isGreaterThan(5);
        assertThat(rows(operations)
                        .mapToLong(operations::completedIndex)
                        .distinct()
                        .count())
                .isEqualTo(operations.size());
    }

    @Test
    void aWorkerHasOneOperationAtATime() {
        run.cluster.takes = invocation -> Duration.ofMillis(1 + Math.floorMod(invocation.hashCode(), 90));

        var operations = run.run().operations();

        var freeAt = new long[WORKERS];
        rows(operations).forEach(row -> {
            assertThat(operations.invokedIndex(row)).isGreaterThanOrEqualTo(freeAt[operations.session(row)]);
            freeAt[operations.session(row)] = operations.completedIndex(row);
        });
    }

    @Test
    void aDefiniteFailureKeepsTheProcess() {
        run.cluster.answers = (node, invocation) -> new Completion.Failed("HTTP 503: overloaded");

        var operations = run.run().operations();

        assertThat(rows(operations).map(operations::process).max().orElseThrow())
                .isLessThan(WORKERS);
        assertThat(rows(operations).mapToObj(operations::outcome)).containsOnly(Outcome.FAIL);
        assertThat(operations.error(0)).isEqualTo("HTTP 503: overloaded");
    }

    @Test
    void finalReadsThatNeverSucceedAreGivenUp() {
        run.cluster.answers = (node, invocation) -> new Completion.Failed("cannot connect to " + node);

        var history = run.run();

        assertThat(history.isComplete()).isTrue();
        assertThat(VirtualRun.phases(history)).endsWith(Phase.FINAL_READS, Phase.VERDICT);
    }

    @Test
    void theSameSeedGivesTheSameInvocationsWhateverTheTiming() {
        var other = new VirtualRun(folder.resolve("other"));
        other.cluster.takes = invocation -> Duration.ofMillis(1 + Math.floorMod(invocation.hashCode(), 9));

        var one = work(run.run());
        var another = work(other.run());

        assertThat(one.size()).isGreaterThan(500);
        assertThat(another.subList(0, 500)).isEqualTo(one.subList(0, 500));
    }

    @Test
    void anotherSeedGivesOtherInvocations() {
        var other = new VirtualRun(folder.resolve("other"));
        other.seed = 8;

        assertThat(work(other.run()).subList(0, 100))
                .isNotEqualTo(work(run.run()).subList(0, 100));
    }

    private void hangAt(int number) {
        var asked = new int[1];
        run.cluster.takes = invocation -> ++asked[0] == number ? Duration.ofMinutes(1) : FakeCluster.PROMPT;
    }

    private static List<String> work(History history) {
        var operations = history.operations();
        return rows(operations)
                .filter(row -> operations.invokedIndex(row) < history.indexOf(Phase.HEAL))
                .mapToObj(row ->
                        "%s %s %s".formatted(operations.function(row), operations.key(row), operations.argument(row)))
                .toList();
    }

    private static IntStream rows(Operations operations) {
        return IntStream.range(0, operations.size());
    }

    private static int only(Operations operations, Outcome outcome) {
        var found = new HashSet<Integer>();
        rows(operations).filter(row -> operations.outcome(row) == outcome).forEach(found::add);
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }
}
