package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.results.campaign.Baseline;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CampaignRun;
import tools.jackson.databind.json.JsonMapper;

/** A campaign of twelve cells, one of them with a planted defect: the command line and runs in simulation. */
@Timeout(180)
class CampaignCommandTest {

    private static final String CAMPAIGN = """
            name: twelve
            base: {timeLimit: 2s, rate: 100}
            matrix:
              workload: [register, set]
              faults: [none, partition, kill, pause, latency]
            include:
              - {workload: register, faults: [partition, pause]}
              - {workload: register, faults: kill, defect: drop-acknowledged}
            seeds: 3..3
            """;
    private static final String FAILING = "workload=register faults=kill defect=drop-acknowledged";

    @TempDir
    static Path folder;

    private static Session whole = new Session(0, List.of(), List.of());

    @BeforeAll
    static void runOnce() throws IOException {
        Files.writeString(folder.resolve("twelve.yaml"), CAMPAIGN);
        whole = campaign("whole");
    }

    @Test
    void failsByTheOneCellAndTellsItFirst() {
        assertThat(whole.exitCode()).as(whole.outText()).isOne();
        assertThat(whole.out().getFirst()).startsWith("ANOMALY  ").contains(FAILING);
        assertThat(whole.out().get(1)).startsWith("new ").contains(FAILING);
        assertThat(result("whole").runs()).hasSize(12);
        assertThat(result("whole").outcomes())
                .allMatch(cell -> cell.failed() == (cell.cell().equals(FAILING) ? 1 : 0));
        assertThat(folder.resolve("whole/index.html")).content().contains("Failures, the fastest first");
        assertThat(folder.resolve("whole/runs")).isDirectoryContaining("glob:**twelve*");
    }

    @Test
    void makesOfTwoShardsWhatOneRunIs() {
        campaign("one", "--shard", "hash:1/2");
        campaign("two", "--shard", "hash:2/2");

        var merged = Session.of("merge", folder.resolve("one"), folder.resolve("two"), "--out", folder.resolve("all"));

        assertThat(merged.exitCode()).isOne();
        assertThat(result("all").judgement().reason())
                .isEqualTo(result("whole").judgement().reason());
        assertThat(result("all").runs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "directory", "replay")
                .containsExactlyInAnyOrderElementsOf(result("whole").runs());
        var compared = Session.of("compare", folder.resolve("whole"), folder.resolve("all"));
        assertThat(compared.exitCode()).as(compared.outText()).isZero();
        assertThat(compared.outText()).contains("known ", "no clear change").doesNotContain("new ", "gone ");
    }

    @Test
    void passesWithItsBaselineAndIsRedWhenItDidNothing() {
        var baseline = folder.resolve("baseline.json");
        CampaignFiles.writeBaseline(Baseline.of(result("whole").runs()), baseline);

        var merged =
                Session.of("merge", folder.resolve("whole"), "--baseline", baseline, "--out", folder.resolve("known"));
        var nothing = campaign("nothing", "--shard", "hash:998/999");

        assertThat(merged.exitCode()).isZero();
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.out().getFirst()).startsWith("VACUOUS  not one of 0 runs was made");
    }

    @Test
    void soaksForAWhileAndGoesOnWhereItEnded() throws IOException {
        var file = Files.writeString(
                folder.resolve("soak.yaml"), "base: {timeLimit: 2s, rate: 100}\nmatrix: {faults: [partition]}\n");
        var out = folder.resolve("soaked");

        var first = Session.of("campaign", file, "--soak", "1s", "--out", out);
        var made = result("soaked").made().count();
        var second = Session.of("campaign", file, "--soak", "1s", "--out", out);

        assertThat(first.exitCode()).as(first.outText() + first.errText()).isZero();
        assertThat(second.exitCode()).as(second.outText()).isZero();
        assertThat(made).isPositive();
        assertThat(result("soaked").made().count()).isGreaterThan(made);
        assertThat(result("soaked").runs()).extracting(CampaignRun::seed).doesNotHaveDuplicates();
        assertThat(out.resolve("runs")).isDirectoryNotContaining("glob:**soak*");
        assertThat(Session.of("campaign", file, "--keep-going").err())
                .startsWith("error: --keep-going: belongs to --soak");
    }

    @Test
    void linksItsReportsWhereGitLabKeepsThem() throws IOException {
        GitLab.link(
                result("whole"),
                folder.resolve("whole"),
                Map.of("CI_PROJECT_DIR", folder.toString(), "CI_JOB_URL", "https://gitlab.example/p/-/jobs/7"));

        var links = new JsonMapper()
                .readTree(Files.readString(folder.resolve("whole/gitlab-annotations.json")))
                .get("rashomon");

        assertThat(links.at("/0/external_link/url").asString())
                .isEqualTo("https://gitlab.example/p/-/jobs/7/artifacts/file/whole/index.html");
        assertThat(links.at("/1/external_link/url").asString()).endsWith("/report.html");
        assertThat(links.at("/1/external_link/label").asString()).contains(FAILING);
    }

    private static Session campaign(String out, String... options) {
        var arguments =
                new ArrayList<Object>(List.of("campaign", folder.resolve("twelve.yaml"), "--out", folder.resolve(out)));
        arguments.addAll(List.of(options));
        return Session.of(arguments.toArray());
    }

    private static CampaignResult result(String directory) {
        return CampaignFiles.read(folder.resolve(directory));
    }
}
