package org.rashomon.harness.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.scenario.Environment;
import org.rashomon.harness.scenario.Overrides;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.results.RunResult;
import org.rashomon.results.campaign.Baseline;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CampaignRun;
import org.rashomon.results.campaign.CampaignRun.Reproduced;

class CampaignTest {

    private static final String TWELVE_CELLS = """
            name: twelve
            base:
              timeLimit: 2s
            matrix:
              workload: [register, set]
              faults: [none, partition, [partition, kill]]
              defect: ["", drop-acknowledged]
            seeds: 1..4
            canary: {defect: drop-acknowledged, faults: kill}
            profiles:
              ci: {seeds: 1..2, base: {timeLimit: 1s}}
            """;

    @TempDir
    Path folder;

    private long nanos;

    @Test
    void readsAMatrixWithItsProfile() throws IOException {
        var campaign = CampaignReader.read(file(TWELVE_CELLS), profile("ci"));

        assertThat(campaign.cells()).hasSize(12);
        assertThat(campaign.cells().getFirst().name()).isEqualTo("workload=register faults=none defect=none");
        assertThat(campaign.seeds().count()).isEqualTo(2);
        assertThat(text(campaign.base(), "timeLimit")).isEqualTo("1s");
    }

    @Test
    void theEnvironmentWinsOverTheProfileAndTheCommandLineOverBoth() throws IOException {
        var variables = Map.of("RASHOMON_TIME_LIMIT", "3s", "RASHOMON_BUDGET", "4m", "RASHOMON_SEEDS", "7..9");
        var campaign = CampaignReader.read(
                file(TWELVE_CELLS),
                new Overrides(
                        profile("ci").profile(),
                        new Environment(variables),
                        Settings.NONE.with("seeds", "8..8", "--seeds").with("rate", "90", "--set rate=90")));

        assertThat(campaign.seeds()).isEqualTo(new Campaign.Seeds(8, 8));
        assertThat(campaign.options().budget()).isEqualTo(Duration.ofMinutes(4));
        assertThat(campaign.base().at("timeLimit")).isEqualTo(new Settings.Setting("3s", "RASHOMON_TIME_LIMIT"));
        assertThat(campaign.base().at("rate").origin()).isEqualTo("--set rate=90");
    }

    @Test
    void aProfileNeedNotBeWritten() throws IOException {
        var campaign = CampaignReader.read(file("matrix: {faults: [none]}\nseeds: 1..9\n"), profile("ci"));

        assertThat(campaign.seeds().count()).isEqualTo(3);
        assertThat(campaign.base().at("timeLimit")).isEqualTo(new Settings.Setting("5s", "profile ci, built in"));
        assertThatThrownBy(() -> CampaignReader.read(file(TWELVE_CELLS), profile("nighly")))
                .hasMessage("--profile: there is no profile \"nighly\"; did you mean \"nightly\"?");
    }

    @Test
    void whatTheMatrixSetsCannotBeSaidAboveIt() {
        assertThatThrownBy(() -> CampaignReader.read(
                        file("matrix: {faults: [none]}\n"),
                        new Overrides(
                                Optional.empty(), new Environment(Map.of("RASHOMON_FAULTS", "kill")), Settings.NONE)))
                .hasMessageMatching(
                        "RASHOMON_FAULTS: faults is set by the matrix \\(.*line 1\\), so this would not count;"
                                + " leave it out");
    }

    private static Overrides profile(String name) {
        return new Overrides(
                Optional.of(new Settings.Setting(name, "--profile")), new Environment(Map.of()), Settings.NONE);
    }

    @Test
    void leavesOutWhatIsExcludedAndAddsWhatIsIncluded() throws IOException {
        var campaign = read("""
                matrix: {workload: [register, set], faults: [none, partition]}
                exclude: [{workload: set, faults: none}]
                include: [{workload: set, faults: clock}]
                """);

        assertThat(campaign.cells())
                .extracting(Campaign.Cell::name)
                .containsExactly(
                        "workload=register faults=none",
                        "workload=register faults=partition",
                        "workload=set faults=partition",
                        "workload=set faults=clock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "matrx: {}|line 1: a campaign has no \"matrx\"; did you mean \"matrix\"?",
                "weather: {}|line 1: a campaign has no \"weather\"; it has base, budget, canary",
                "seeds: 5..1|line 1: seeds is FIRST..LAST, such as 1..20, was \"5..1\"",
                "budget: soon|line 1: budget must be a duration, such as 90s, 12m or 2h, was \"soon\"",
                "matrix: {faults: [nonsense]}|line 1",
                "base: 3|line 1: base is a mapping of names to values",
                "matrix: {faults: [none]}, exclude: [{faults: none}]|not valid YAML"
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void partsTheRunsAmongTheShardsWithoutLossOrOverlap(int shards) throws IOException {
        var campaign = read(TWELVE_CELLS);
        var seen = new HashSet<String>();
        var runs = 0;

        for (var number = 1; number <= shards; number++) {
            for (var planned : CampaignPlan.of(campaign, new Shard(number, shards), List.of())) {
                seen.add(planned.label());
                runs++;
            }
        }

        assertThat(seen).hasSize(48);
        assertThat(runs).isEqualTo(48);
    }

    @Test
    void findsTheDefectInExactlyTheCellsThatHaveIt() throws IOException {
        var result = runner(read(TWELVE_CELLS), Duration.ofHours(1), 0)
                .run(Shard.WHOLE, List.of(), Baseline.NONE, (run, done, planned) -> {});

        assertThat(result.exitCode()).isOne();
        assertThat(result.runs()).hasSize(48);
        assertThat(result.outcomes().subList(0, 2))
                .allMatch(cell -> cell.failed() == 4 && cell.cell().endsWith("kill defect=drop-acknowledged"));
        assertThat(result.outcomes().subList(2, 12)).allMatch(cell -> cell.failed() == 0);
        assertThat(result.runs().getFirst().reproduced()).isEqualTo(Reproduced.REPRODUCED);
        assertThat(result.canary())
                .hasValueSatisfying(run -> assertThat(run.hasAnomaly()).isTrue());
    }

    @Test
    void makesOfTwoShardsWhatOneRunIs() throws IOException {
        var campaign = read(TWELVE_CELLS);
        var whole = runner(campaign, Duration.ofHours(1), 0)
                .run(Shard.WHOLE, List.of(), Baseline.NONE, (run, done, planned) -> {});
        var parts = Stream.of(new Shard(1, 2), new Shard(2, 2))
                .map(shard -> runner(campaign, Duration.ofHours(1), 0)
                        .run(shard, List.of(), Baseline.NONE, (run, done, planned) -> {}))
                .toList();

        var merged = CampaignResult.merge(parts, Baseline.NONE);

        assertThat(merged.runs()).isEqualTo(whole.runs());
        assertThat(merged.judgement()).isEqualTo(whole.judgement());
    }

    @Test
    void endsWithinItsBudgetAndIsRedWhenItCouldDoNothing() throws IOException {
        var half = runner(read(TWELVE_CELLS), Duration.ofSeconds(20), 0)
                .run(Shard.WHOLE, List.of(), Baseline.NONE, (run, done, planned) -> {});
        var nothing = runner(read("matrix: {faults: [none]}\nseeds: 1..3\n"), Duration.ofMillis(1), 0)
                .run(new Shard(7, 9), List.of(), Baseline.NONE, (run, done, planned) -> {});

        assertThat(half.runs()).isNotEmpty().hasSizeLessThan(20);
        assertThat(half.planned()).isEqualTo(48);
        assertThat(nothing.runs()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void stopsAfterSoManyDifferentAnomaliesAndBeginsWithWhatFailedBefore() throws IOException {
        var campaign = read(TWELVE_CELLS);
        var first = runner(campaign, Duration.ofHours(1), 0)
                .run(Shard.WHOLE, List.of(), Baseline.NONE, (run, done, planned) -> {});
        var order = new ArrayList<CampaignRun>();

        var second = runner(campaign, Duration.ofHours(1), 1)
                .run(Shard.WHOLE, first.runs(), Baseline.NONE, (run, done, planned) -> order.add(run));

        assertThat(order.get(0).cell()).isEqualTo("canary");
        assertThat(order.get(1).hasAnomaly()).isTrue();
        assertThat(second.runs()).hasSize(1);
    }

    @Test
    void callsAFailureThatDoesNotComeBackNotReproducedAndStaysRed() throws IOException {
        var times = new int[1];
        var runner = new CampaignRunner(
                read("matrix: {faults: [none]}\nseeds: 1..1\n"),
                new CampaignRunner.Limits(Duration.ofHours(1), 0),
                (cell, settings) -> Optional.of(result(settings, times[0]++ == 0)),
                () -> nanos += 1_000_000_000L);

        var result = runner.run(Shard.WHOLE, List.of(), Baseline.NONE, (run, done, planned) -> {});

        assertThat(result.runs().getFirst().reproduced()).isEqualTo(Reproduced.NOT_REPRODUCED);
        assertThat(result.exitCode()).isOne();
    }

    private CampaignRunner runner(Campaign campaign, Duration budget, int failFast) {
        nanos = 0;
        return new CampaignRunner(
                campaign,
                new CampaignRunner.Limits(budget, failFast),
                (cell, settings) -> Optional.of(result(
                        settings,
                        !text(settings, "defect").isEmpty()
                                && text(settings, "faults").contains("kill"))),
                () -> nanos += 500_000_000L);
    }

    private static RunResult result(Settings settings, boolean isLost) {
        return MadeUpResult.of("twelve", Long.parseLong(text(settings, "seed")), isLost);
    }

    private static String text(Settings settings, String name) {
        return settings.values()
                .getOrDefault(name, new Settings.Setting("", ""))
                .text();
    }

    private Campaign read(String text) throws IOException {
        return CampaignReader.read(file(text), Overrides.NONE);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("twelve.yaml"), text);
    }
}
