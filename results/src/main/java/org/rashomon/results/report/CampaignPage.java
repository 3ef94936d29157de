package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rashomon.results.Conclusion;
import org.rashomon.results.campaign.CampaignComparison;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CampaignRun;
import org.rashomon.results.campaign.CellOutcome;
import org.rashomon.results.report.Markup.Element;

/**
 * The index of a campaign: the failures first, the fastest run of each; a map of how often each cell fails; every run.
 * It needs no scripts.
 */
public final class CampaignPage {

    private static final int RUNS_SHOWN = 1000;
    private static final int SIGNATURES_SHOWN = 200;
    private static final int SIGNATURES_LENGTH = 120;

    private CampaignPage() {}

    /**
     * The page.
     *
     * @param directory where the page will lie, so that links to reports lead there
     * @param base what the campaign is compared with
     */
    public static String render(CampaignResult campaign, Path directory, Optional<CampaignResult> base) {
        var judgement = campaign.judgement();
        return Pages.page(
                "campaign " + campaign.name(),
                element("p", Badge.of(judgement.verdict()), text(" " + judgement.reason()))
                        .styled("reason"),
                canary(campaign),
                Section.of("failures", "Failures, the fastest first", failures(campaign, directory)),
                Section.of("cells", "How often each cell fails", heatMap(campaign), cells(campaign, base)),
                Section.of("runs", "Runs", runs(campaign, directory)),
                stale(campaign));
    }

    private static Markup canary(CampaignResult campaign) {
        return campaign.canary()
                .<Markup>map(run -> element(
                        "p",
                        text("Canary, a run that must fail: "),
                        Badge.of(
                                run.hasAnomaly() ? "caught" : "not caught",
                                run.hasAnomaly() ? Conclusion.VALID : Conclusion.VACUOUS),
                        text(" " + Escaping.clip(run.signatureLine(), SIGNATURES_LENGTH))))
                .orElse(Section.note("The campaign has no canary, a run that must fail."));
    }

    private static Markup failures(CampaignResult campaign, Path directory) {
        var table = new Table(
                "Each anomaly of each cell",
                "Anomaly",
                "Cell",
                "Runs",
                "Standing",
                "What happened",
                "Replay the fastest");
        campaign.judgement().signatures().stream()
                .limit(SIGNATURES_SHOWN)
                .forEach(signature -> table.row(
                        signature.isFailure() ? "gap" : "",
                        signature.signature(),
                        List.of(
                                Table.cell(signature.cell()),
                                Table.figure(signature.failed() + " of " + signature.runs()),
                                Table.cell(signature.standing().label()),
                                Table.cell(Escaping.clip(signature.example(), 300)),
                                element(
                                        "td",
                                        report(signature.fastest(), directory),
                                        element("br"),
                                        element("code", signature.fastest().replay())))));
        return table.isEmpty() ? Section.note("No anomaly was found.") : table.build();
    }

    /** The two settings that vary most span the map; a field joins the cells that share both. */
    private static Markup heatMap(CampaignResult campaign) {
        var axes = axes(campaign);
        if (axes.size() < 2) {
            return Markup.nothing();
        }
        var across = axes.get(0);
        var down = axes.get(1);
        var columns = values(campaign, across);
        var headings = new ArrayList<>(List.of(down + " \\ " + across));
        headings.addAll(columns);
        var table = new Table("Share of runs that found an anomaly, with its 95 % confidence interval", headings);
        for (var row : values(campaign, down)) {
            table.row(
                    "",
                    row.isEmpty() ? "(none)" : row,
                    columns.stream()
                            .map(column -> field(campaign, Map.of(across, column, down, row)))
                            .toList());
        }
        return table.build();
    }

    private static Element field(CampaignResult campaign, Map<String, String> settings) {
        var cells = campaign.outcomes().stream()
                .filter(cell -> cell.settings().entrySet().containsAll(settings.entrySet()))
                .toList();
        var runs = cells.stream().mapToInt(CellOutcome::runs).sum();
        var failed = cells.stream().mapToInt(CellOutcome::failed).sum();
        if (runs == 0) {
            return Table.cell("not run");
        }
        var share = CellOutcome.join(failed, runs);
        var step = failed == 0 ? 0 : (int) Math.ceil(4.0 * failed / runs);
        return element("td", share.text()).styled("heat heat" + step);
    }

    /** The settings that vary, those with the most values first. */
    private static List<String> axes(CampaignResult campaign) {
        var names = new LinkedHashSet<String>();
        campaign.cells().values().forEach(settings -> names.addAll(settings.keySet()));
        return names.stream()
                .filter(name -> values(campaign, name).size() > 1)
                .sorted(Comparator.comparingInt(
                                (String name) -> values(campaign, name).size())
                        .reversed())
                .toList();
    }

    private static List<String> values(CampaignResult campaign, String setting) {
        return campaign.cells().values().stream()
                .map(settings -> settings.getOrDefault(setting, ""))
                .distinct()
                .toList();
    }

    private static Markup cells(CampaignResult campaign, Optional<CampaignResult> base) {
        var table = new Table(
                "Every cell",
                "Cell",
                "Worst",
                "Runs",
                "Failed",
                "Share that fails (95 %)",
                "Share in the base",
                "Trend");
        var compared = CampaignComparison.of(base.orElse(campaign), campaign);
        for (var cell : compared.cells()) {
            var head = cell.head();
            var known = cell.base().filter(outcome -> base.isPresent());
            var trend = base.isEmpty()
                    ? ""
                    : cell.change().map(CellOutcome.Change::label).orElse("");
            table.row(
                    head.failed() > 0 ? "gap" : "",
                    head.cell(),
                    List.of(
                            head.runs() == 0 ? Table.cell("not run") : element("td", Badge.of(head.worst())),
                            Table.figure(Integer.toString(head.runs())),
                            Table.figure(Integer.toString(head.failed())),
                            Table.cell(head.share().text()),
                            Table.cell(
                                    known.map(outcome -> outcome.share().text()).orElse("-")),
                            Table.cell(trend)));
        }
        return Markup.fragment(gone(compared, base), table.build());
    }

    private static Markup gone(CampaignComparison compared, Optional<CampaignResult> base) {
        return base.isEmpty() || compared.gone().isEmpty()
                ? Markup.nothing()
                : Section.note("The base found, and this campaign did not: "
                        + compared.gone().stream()
                                .map(known -> known.signature() + " in " + known.cell())
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    private static Markup runs(CampaignResult campaign, Path directory) {
        var table = new Table(
                "%s of %s planned runs, failures first"
                        .formatted(Units.count(campaign.made().count()), Units.count(campaign.planned())),
                "Cell",
                "Seed",
                "Verdict",
                "Why",
                "Again?",
                "Seconds",
                "Report");
        campaign.runs().stream()
                .limit(RUNS_SHOWN)
                .forEach(run -> table.row(
                        "",
                        run.cell(),
                        List.of(
                                Table.figure(Long.toString(run.seed())),
                                element("td", Badge.of(run.verdict())),
                                Table.cell(Escaping.clip(run.reason(), 160)),
                                Table.cell(again(run)),
                                Table.figure(String.format(Locale.ROOT, "%.1f", run.seconds())),
                                element("td", report(run, directory)))));
        return Markup.fragment(
                table.build(), Section.cut(RUNS_SHOWN, campaign.made().count(), "runs"));
    }

    private static String again(CampaignRun run) {
        return switch (run.reproduced()) {
            case NOT_TRIED -> "";
            case REPRODUCED -> "reproduced";
            case NOT_REPRODUCED -> "NOT_REPRODUCED";
        };
    }

    private static Markup report(CampaignRun run, Path directory) {
        var report = Path.of(run.directory()).toAbsolutePath().resolve("report.html");
        // The files of a run that passed are mostly gone.
        if (run.directory().isEmpty() || !Files.exists(report)) {
            return text("");
        }
        var link = directory.toAbsolutePath().relativize(report).toString().replace('\\', '/');
        return element("a", "report").with("href", link);
    }

    private static Markup stale(CampaignResult campaign) {
        var stale = campaign.judgement().stale();
        return stale.isEmpty()
                ? Markup.nothing()
                : Section.of(
                        "stale",
                        "Known, but not seen",
                        element(
                                "ul",
                                stale.stream()
                                        .map(known -> element("li", known.signature() + " in " + known.cell()))
                                        .toList()));
    }
}
