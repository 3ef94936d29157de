package org.rashomon.harness.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.scenario.Overrides;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.results.RunResult;
import org.rashomon.results.campaign.Baseline;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignResult;

/** Days of a soak in virtual time: each run takes ten seconds of it. */
class SoakTest {

    private static final long RUN_NANOS = Duration.ofSeconds(10).toNanos();

    @TempDir
    private Path folder = Path.of("");

    private final List<Long> seeds = new ArrayList<>();
    private final List<CampaignResult> windows = new ArrayList<>();
    private long nanos;

    @Test
    void goesOnWithNewSeedsUntilTheTimeIsOverAndTellsNoMoreThanItMust() throws IOException {
        var result = soak(Duration.ofHours(12), false, Optional.empty(), seed -> false);

        assertThat(result.exitCode()).isZero();
        assertThat(result.made().count()).isBetween(4_300, 4_320);
        assertThat(result.judgement().reason())
                .startsWith("%d of %1$d runs were made".formatted(result.made().count()));
        assertThat(result.runs()).hasSize(Soak.TOLD);
        assertThat(result.outcomes().stream().mapToInt(cell -> cell.runs()).sum())
                .isEqualTo(result.made().count());
        assertThat(seeds).startsWith(3L, 3L, 4L, 4L);
        assertThat(windows).hasSizeBetween(60, 75);
        assertThat(windows.getFirst().made().count()).isBetween(55, 65);
    }

    @Test
    void endsAtAnAnomalyThatNobodyKnewUnlessItIsToGoOn() throws IOException {
        var ended = soak(Duration.ofHours(1), false, Optional.empty(), seed -> seed % 10 == 0);
        seeds.clear();
        var wentOn = soak(Duration.ofHours(1), true, Optional.empty(), seed -> seed % 10 == 0);

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.made().count()).isEqualTo(15);
        assertThat(wentOn.exitCode()).isOne();
        assertThat(wentOn.made().count()).isGreaterThan(200);
        assertThat(wentOn.judgement().signatures().getFirst().failed()).isBetween(9, 20);
    }

    @Test
    void goesOnWhereAnEarlierOneEndedAndCountsItsRuns() throws IOException {
        var first = soak(Duration.ofHours(12), false, Optional.empty(), seed -> false);
        CampaignFiles.write(first, folder);
        var last = seeds.getLast();
        seeds.clear();

        var second = soak(Duration.ofHours(1), false, Optional.of(CampaignFiles.read(folder)), seed -> false);

        assertThat(seeds).startsWith(last + 1);
        assertThat(second.made().count()).isEqualTo(first.made().count() + seeds.size());
        assertThat(second.judgement().reason()).contains("below 0.");
        assertThat(CampaignFiles.read(folder).made().count())
                .isEqualTo(first.made().count());
    }

    @Test
    void anotherMatrixIsBegunAnew() throws IOException {
        var other = soak(Duration.ofMinutes(5), false, Optional.empty(), seed -> false);
        seeds.clear();

        var result = soakOf(
                "matrix: {faults: [pause]}\nseeds: 3..4\n",
                new Soak.Limits(Duration.ofMinutes(5), false),
                Optional.of(other),
                seed -> false);

        assertThat(seeds).startsWith(3L);
        assertThat(result.made().count()).isEqualTo(seeds.size());
    }

    private CampaignResult soak(Duration time, boolean isToGoOn, Optional<CampaignResult> before, LongPredicate isLost)
            throws IOException {
        return soakOf(
                "matrix: {faults: [none, partition]}\nseeds: 3..4\n", new Soak.Limits(time, isToGoOn), before, isLost);
    }

    private CampaignResult soakOf(
            String text, Soak.Limits limits, Optional<CampaignResult> before, LongPredicate isLost) throws IOException {
        var campaign = CampaignReader.read(Files.writeString(folder.resolve("soak.yaml"), text), Overrides.NONE);
        CampaignRunner.Execution execution = (cell, settings) -> {
            nanos += RUN_NANOS;
            var seed = Long.parseLong(settings.at("seed").text());
            seeds.add(seed);
            return Optional.of(result(settings, isLost.test(seed)));
        };
        return new Soak(campaign, limits, execution, () -> nanos)
                .run(Shard.WHOLE, before, Baseline.NONE, (run, done, planned) -> {}, windows::add);
    }

    private static RunResult result(Settings settings, boolean isLost) {
        return MadeUpResult.of("soak", Long.parseLong(settings.at("seed").text()), isLost);
    }
}
