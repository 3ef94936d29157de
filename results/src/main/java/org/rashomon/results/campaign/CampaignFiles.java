package org.rashomon.results.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunDirectoryException;
import org.rashomon.results.RunResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a campaign: {@code campaign.json}, and what is rendered from it: {@code junit.xml}, {@code summary.md},
 * {@code badge.json}.
 */
public final class CampaignFiles {

    private static final String JUNIT = "junit.xml";
    private static final String SUMMARY = "summary.md";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CampaignFiles() {}

    /** Writes everything into a directory. */
    public static void write(CampaignResult campaign, Path directory) {
        write(CampaignResult.fileIn(directory), MAPPER.writeValueAsString(campaign));
        write(directory.resolve(JUNIT), JUnitXml.of(campaign));
        write(directory.resolve(SUMMARY), MarkdownSummary.of(campaign));
        write(directory.resolve("badge.json"), badge(campaign));
    }

    /** Writes {@code junit.xml} and {@code summary.md} of a run beside its result. */
    public static void writeBeside(RunResult result, RunDirectory directory) {
        write(directory.path().resolve(JUNIT), JUnitXml.of(result));
        write(directory.path().resolve(SUMMARY), MarkdownSummary.of(CampaignResult.of(result)));
    }

    /** Test results in the XML that CI systems read. */
    public static void writeJUnit(CampaignResult campaign, Path file) {
        write(file, JUnitXml.of(campaign));
    }

    /** The Markdown of {@code summary.md}. */
    public static String summary(CampaignResult campaign) {
        return MarkdownSummary.of(campaign);
    }

    /** Workflow commands of GitHub Actions that become annotations. */
    public static List<String> annotations(CampaignResult campaign) {
        return GitHubCommands.of(campaign);
    }

    /** One line of {@code campaign.json}. */
    public static String line(CampaignResult campaign) {
        return JsonMapper.shared().writeValueAsString(campaign);
    }

    /**
     * Reads a campaign.
     *
     * @param path {@code campaign.json}, or the directory that holds it
     * @throws RunDirectoryException if there is none that can be read
     */
    public static CampaignResult read(Path path) {
        return read(Files.isDirectory(path) ? CampaignResult.fileIn(path) : path, CampaignResult.class, "campaign");
    }

    /**
     * Reads a baseline.
     *
     * @throws RunDirectoryException if there is none that can be read
     */
    public static Baseline readBaseline(Path file) {
        return read(file, Baseline.class, "baseline");
    }

    /** Writes a baseline. */
    public static void writeBaseline(Baseline baseline, Path file) {
        write(file, MAPPER.writeValueAsString(baseline) + "\n");
    }

    /** The endpoint format of shields.io. */
    private static String badge(CampaignResult campaign) {
        return MAPPER.writeValueAsString(Map.of(
                "schemaVersion",
                1,
                "label",
                "replication",
                "message",
                campaign.judgement().verdict().word().toLowerCase(Locale.ROOT) + ", "
                        + campaign.made().count() + " runs",
                "color",
                campaign.passed() ? "brightgreen" : campaign.exitCode() == 1 ? "red" : "orange"));
    }

    private static <T> T read(Path file, Class<T> type, String what) {
        try {
            return MAPPER.readValue(Files.readString(file), type);
        } catch (IOException absent) {
            throw new RunDirectoryException(file, "there is no %s that can be read (%s)".formatted(what, absent));
        } catch (JacksonException malformed) {
            throw new RunDirectoryException(
                    file, "is no %s that this rashomon reads; remove it, or name another".formatted(what));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
