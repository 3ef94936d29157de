package org.rashomon.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.StateCheckers;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Regression;
import org.rashomon.harness.simulation.Recording;
import org.rashomon.harness.simulation.SimulatedRun;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunResult;

/** What a user of the annotation sees, run by JUnit itself. */
class ReplicationTestTest {

    private static final int MOST_LINES = 30;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachSeedIsAnInvocationThatNamesIt() {
        var results = run(Fixtures.Healthy.class);

        assertThat(results.testEvents().succeeded().stream().map(ReplicationTestTest::name))
                .as(() -> failure(results).map(Throwable::toString).orElse(""))
                .containsExactly("seed 1", "seed 2");
        assertThat(folder.resolve("failures.json")).doesNotExist();
    }

    @Test
    void causalityAndTheTimeToConvergeAreAskedInAChain() {
        assertThat(failure(run(Fixtures.Causal.class)).map(Throwable::toString)).isEmpty();
    }

    @Test
    void eachKeyOfARecordedHistoryIsJudgedAlone() throws Exception {
        var file = Files.writeString(folder.resolve("history.edn"), """
                {:process 0, :type :invoke, :f :write, :key "x", :value 1}
                {:process 0, :type :ok, :f :write, :key "x", :value 1}
                {:process 0, :type :invoke, :f :write, :key "y", :value 1}
                {:process 0, :type :ok, :f :write, :key "y", :value 1}
                {:process 1, :type :invoke, :f :read, :key "y", :value nil}
                {:process 1, :type :ok, :f :read, :key "y", :value nil}
                """);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RashomonAssertions.assertThat(RecordedHistory.at(file))
                        .perKey()
                        .isLinearizable("register"))
                .withMessageContaining("history.edn key y");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        RashomonAssertions.assertThat(RecordedHistory.at(file)).isLinearizable("kv"));
    }

    @Test
    void aFailureIsToldInThirtyLines() {
        var results = run(Fixtures.Defective.class);

        var failure = failure(results).orElseThrow();
        var message = String.valueOf(failure.getMessage());
        assertThat(failure).isExactlyInstanceOf(AssertionError.class);
        assertThat(message)
                .startsWith("lost-write found ")
                .contains("seed 1", "time  node    what", "\nreplay: ", "\nreport: ");
        assertThat(message.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Path.of(message.substring(message.lastIndexOf("report: ") + "report: ".length())))
                .exists();
    }

    @Test
    void aRunThatProvedNothingFailsWithATypeOfItsOwn() {
        assertThat(failure(run(Fixtures.Idle.class)))
                .get()
                .isInstanceOf(VacuousRunError.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("vacuous, run of ");
    }

    @Test
    void whatNobodyCouldDecideFailsWithATypeOfItsOwn() {
        assertThat(failure(run(Fixtures.AskedInVain.class)))
                .get()
                .isInstanceOf(UndecidedRunError.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("unique-ids: no row was created");
    }

    @Test
    void aSeedThatFailedComesFirstUntilItPasses() throws Exception {
        var test = "%s.failsWithSeedTwo(Run)".formatted(Fixtures.FailsWithSeedTwo.class.getName());
        var memory = new FailureMemory(folder.resolve("failures.json"));

        assertThat(names(run(Fixtures.FailsWithSeedTwo.class))).containsExactly("seed 1", "seed 2", "seed 3");
        assertThat(memory.seeds(test)).containsExactly(2L);

        memory.tell(test, 7, true);
        assertThat(names(run(Fixtures.FailsWithSeedTwo.class)))
                .containsExactly("seed 2, failed before", "seed 7, failed before", "seed 1", "seed 3");
        assertThat(memory.seeds(test)).containsExactly(2L);

        memory.tell(test, 2, false);
        assertThat(Files.readString(memory.file()).strip()).isEqualTo("{ }");
    }

    @Test
    void aRecordedRunIsJudgedFromItsFilesAndRunAgain() throws Exception {
        run(Fixtures.AskedInVain.class);
        var recorded = folder.resolve("runs").resolve("latest").toRealPath();

        RashomonAssertions.assertThat(RecordedHistory.at(recorded)).passes().holds("convergence");
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> RashomonAssertions.assertThat(RecordedHistory.at(recorded))
                        .holds("no-such"));

        var again = Plan.of(replayOf(recorded), Optional.empty());
        assertThat(again.seeds()).containsExactly(1L);
        assertThat(again.run(1, folder.resolve("runs")).result().operations())
                .isEqualTo(RecordedHistory.at(recorded).judgedBy(List.of()).operations());
    }

    @Test
    void aCaseThatFailedOnceIsReplayed() throws Exception {
        run(Fixtures.Defective.class);
        var scenario = ScenarioReader.read(
                ScenarioFile.read(folder.resolve("runs/latest").toRealPath().resolve("scenario.yaml")), 0);
        var history = new HistoryBuilder();
        SimulatedRun.into(history::add, scenario, "test");
        var file = folder.resolve("lost.run");
        Regression.write(file, Recording.explicit(scenario, history.build()), "lost-write/vanished-write");

        var plan = Plan.of(replayOf(file), Optional.empty());
        var again = plan.run(plan.seeds().getFirst(), folder.resolve("runs"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RashomonAssertions.assertThat(again).hasNo("vanished-write"))
                .withMessageStartingWith("lost-write found ");
        assertThat(again.result().checkers()).extracting(CheckerOutcome::name).doesNotContain("vacuity");
    }

    @Test
    void severalAssertionsFailAsOneInThirtyLines() {
        var results = run(Fixtures.Soft.class);

        var message = String.valueOf(failure(results).orElseThrow().getMessage());
        assertThat(message)
                .startsWith("2 assertions do not hold:\n- lost-write found ")
                .contains("\n- convergence found ", "time  node    what", "\nreplay: ", "\nreport: ");
        assertThat(message.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void whatIsAllowedForAReasonPassesOnItsKeysOnly() {
        var results = run(Fixtures.Allowed.class);

        assertThat(failure(results).map(String::valueOf)).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Allowing(new RunAssert(nothing()), "divergence", "*").because(" "));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new RunAssert(nothing()).allowing("no-such"));
    }

    @Test
    void theReportOfAFailedRunIsAttached() {
        var published = run(Fixtures.Defective.class).testEvents().stream()
                .filter(event -> event.getType() == EventType.FILE_ENTRY_PUBLISHED
                        || event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                .map(Event::toString)
                .toList();

        assertThat(published).anyMatch(event -> event.contains("report.html"));
    }

    @Test
    void aSystemOfOnesOwnIsRunInContainers() throws Exception {
        var asked = Fixtures.Healthy.class.getDeclaredMethod("holds", Run.class).getAnnotation(ReplicationTest.class);
        var system = Fixtures.OwnSystem.class.getAnnotation(ReplicatedSystem.class);

        var settings = Plan.settings(asked, Optional.of(system)).values();

        assertThat(settings.get("system")).isNotNull().extracting("text").isEqualTo(String.class.getName());
        assertThat(settings.get("world")).isNotNull().extracting("text").isEqualTo("docker");
    }

    private static Run nothing() {
        var nothing = History.of(List.of());
        return new Run(
                nothing,
                RunResult.of(nothing, Judgement.of(nothing, List.of()), List.of(), "", Path.of("")),
                Path.of(""));
    }

    @Test
    void whatCannotBeRunIsRefusedBeforeAnythingIsRun() {
        assertThat(refusal(Fixtures.WithoutRun.class)).contains("takes no Run");
        assertThat(refusal(Fixtures.Misspelled.class)).contains("@ReplicationTest(strategy)");
    }

    @Test
    void aDamagedMemoryIsNamed() throws Exception {
        Files.writeString(folder.resolve("failures.json"), "[");

        assertThat(refusal(Fixtures.FailsWithSeedTwo.class)).contains("failures.json: cannot be read");
    }

    @Test
    void theCheckersThatAccountForWritesExist() {
        assertThat(StateCheckers.all()).extracting(Checker::name).containsAll(RunAssert.ACCOUNTING);
    }

    private String refusal(Class<?> testClass) {
        return run(testClass).containerEvents().failed().stream()
                .flatMap(event -> thrown(event).stream())
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow();
    }

    /** The annotation of a method that asks for nothing, but for what to replay. */
    private static ReplicationTest replayOf(Path recorded) throws NoSuchMethodException {
        var asked = Fixtures.WithoutRun.class.getDeclaredMethod("runsNothing").getAnnotation(ReplicationTest.class);
        return (ReplicationTest) Proxy.newProxyInstance(
                ReplicationTest.class.getClassLoader(),
                new Class<?>[] {ReplicationTest.class},
                (proxy, method, arguments) ->
                        method.getName().equals("replay") ? recorded.toString() : method.invoke(asked, arguments));
    }

    private EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(
                        ReplicationExtension.RUNS, folder.resolve("runs").toString())
                .configurationParameter(
                        ReplicationExtension.MEMORY,
                        folder.resolve("failures.json").toString())
                .selectors(selectClass(testClass))
                .execute();
    }

    private static List<String> names(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .map(ReplicationTestTest::name)
                .toList();
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }

    private static Optional<Throwable> failure(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .flatMap(event -> thrown(event).stream())
                .findFirst();
    }

    private static Optional<Throwable> thrown(Event event) {
        return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable);
    }
}
