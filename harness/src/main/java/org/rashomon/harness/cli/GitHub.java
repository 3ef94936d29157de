package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignResult;
import picocli.CommandLine;

/** What GitHub Actions shows of an outcome, where it runs this: annotations, and the summary of the step. */
final class GitHub {

    private GitHub() {}

    static void tell(CampaignResult result, CommandLine command) {
        if (!"true".equals(System.getenv("GITHUB_ACTIONS"))) {
            return;
        }
        CampaignFiles.annotations(result).forEach(command.getErr()::println);
        var summary = System.getenv("GITHUB_STEP_SUMMARY");
        if (summary != null && !summary.isEmpty()) {
            append(Path.of(summary), CampaignFiles.summary(result));
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
