package org.rashomon.harness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Joins the shards of a campaign and judges them as one.",
        footerHeading = "%nExamples:%n",
        footer = "  rashomon merge shard-1 shard-2 shard-3 shard-4 --out results/campaigns/faults")
final class MergeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "SHARD", description = "Directories of campaigns, or their campaign.json.")
    private List<Path> paths = List.of();

    @Mixin
    private CampaignOutputs outputs = new CampaignOutputs();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var parts = paths.stream().map(CampaignFiles::read).toList();
        CampaignResult merged;
        try {
            merged = CampaignResult.merge(parts, outputs.baseline());
        } catch (IllegalArgumentException different) {
            throw new ScenarioException(String.valueOf(different.getMessage()));
        }
        var directory = outputs.directory(merged.name());
        outputs.write(merged, directory, outputs.before(directory), spec.commandLine());
        return merged.exitCode();
    }
}
