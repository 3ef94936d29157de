package org.rashomon.results.campaign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rashomon.results.TextLines;

/**
 * A campaign as Markdown for a job summary: the conclusion, the failures with how to replay them, then the cells.
 * GitHub throws away a summary over 1 MiB whole, so this one stays below {@value #MOST_BYTES} bytes.
 */
final class MarkdownSummary {

    static final int MOST_BYTES = 900_000;
    private static final int FAILURES = 50;
    private static final int CELLS = 1000;
    private static final int DRAWN = 5;
    private static final int MOST_DRAWN = 80;

    private MarkdownSummary() {}

    static String of(CampaignResult campaign) {
        var text = new StringBuilder();
        text.append("## %s %s: %s%n%n"
                .formatted(sign(campaign), campaign.judgement().verdict().word(), escaped(campaign.name())));
        text.append(escaped(campaign.judgement().reason())).append(".\n\n");
        failures(campaign, text);
        cells(campaign, text);
        campaign.canary()
                .ifPresent(canary -> text.append("%nCanary: %s.%n"
                        .formatted(
                                canary.hasAnomaly()
                                        ? "caught (%s)".formatted(escaped(canary.signatureLine()))
                                        : "**not caught**, came out as "
                                                + canary.verdict().label())));
        if (!campaign.judgement().stale().isEmpty()) {
            text.append("%nThe baseline knows %d anomalies that were not seen.%n"
                    .formatted(campaign.judgement().stale().size()));
        }
        return bounded(text.toString());
    }

    private static void failures(CampaignResult campaign, StringBuilder text) {
        var signatures = campaign.judgement().signatures();
        signatures.stream().limit(FAILURES).forEach(signature -> {
            var run = signature.fastest();
            text.append("### %s %s in %s: %d of %d runs%n%n"
                    .formatted(
                            signature.isFailure() ? "\u2717" : "known:",
                            escaped(signature.signature()),
                            escaped(signature.cell()),
                            signature.failed(),
                            signature.runs()));
            text.append("> ").append(escaped(signature.example())).append("\n\n");
            counterexample(signature, text);
            if (signatures.indexOf(signature) < DRAWN) {
                sequence(signature, text);
            }
            if (run.reproduced() == CampaignRun.Reproduced.NOT_REPRODUCED) {
                text.append("NOT_REPRODUCED: the same seed did not show it again. It stays a failure.\n\n");
            }
            text.append("```\n").append(fenced(run.replay())).append("\n```\n\n");
        });
    }

    /** What proves it, a line for each event. */
    private static void counterexample(CampaignJudgement.Signature signature, StringBuilder text) {
        var lines = signature.fastest().counterexample(signature.signature());
        if (!lines.isEmpty()) {
            text.append("```\n").append(fenced(String.join("\n", lines))).append("\n```\n\n");
        }
    }

    /** The same as a picture, since GitHub and GitLab draw Mermaid. */
    private static void sequence(CampaignJudgement.Signature signature, StringBuilder text) {
        var events = signature.fastest().witnesses().getOrDefault(signature.signature(), List.of());
        if (events.isEmpty()) {
            return;
        }
        text.append("```mermaid\nsequenceDiagram\n");
        events.forEach(event -> text.append(String.format(
                Locale.ROOT,
                "  Note over %s: %.3f s %s, %s%n",
                drawable(event.node().isEmpty() ? "harness" : event.node()),
                event.timeNanos() / 1e9,
                drawable(event.role()),
                drawable(event.text()))));
        text.append("```\n\n");
    }

    private static String fenced(String text) {
        return text.replace("```", "'''");
    }

    /** Text that no reader of Mermaid takes for syntax. */
    private static String drawable(String text) {
        return TextLines.clip(text.replaceAll("[^A-Za-z0-9 .,()\\[\\]/_+=-]", " "), MOST_DRAWN);
    }

    private static void cells(CampaignResult campaign, StringBuilder text) {
        text.append("| cell | runs | failed | share that fails (95 %) | worst |\n| --- | --: | --: | --- | --- |\n");
        text.append(campaign.outcomes().stream()
                .limit(CELLS)
                .map(cell -> String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %s | %s |%n",
                        escaped(cell.cell()),
                        cell.runs(),
                        cell.failed(),
                        cell.share().text(),
                        cell.runs() == 0 ? "not run" : cell.worst().label()))
                .collect(Collectors.joining()));
    }

    private static String sign(CampaignResult campaign) {
        return campaign.passed() ? "\u2713" : "\u2717";
    }

    /** Text that came from a system, so that it is neither markup, nor a link, nor the end of a table's cell. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\n', '\r' -> escaped.append(' ');
                case '\\', '|', '`', '*', '_', '~', '[', ']' ->
                    escaped.append('\\').append(letter);
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    private static String bounded(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return text;
        }
        // A character needs at most three bytes here, and the end of a line is a safe place to stop.
        var cut = text.lastIndexOf('\n', MOST_BYTES / 3 - 100);
        return text.substring(0, cut) + "\n\n... cut, because a longer summary would not be shown at all\n";
    }
}
