package org.rashomon.harness.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.rashomon.harness.campaign.CampaignPlan.Planned;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Regression;
import org.rashomon.results.RunResult;
import org.rashomon.results.campaign.Baseline;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CampaignRun;
import org.rashomon.results.campaign.CampaignRun.Reproduced;

/**
 * Makes the runs of a campaign one after the other: the canary first, then as many as the budget allows. Nothing is
 * repeated until it is green: a failure is repeated once with its seed, to say whether it comes back, and stays one.
 */
public final class CampaignRunner {

    private final Campaign campaign;
    private final Limits limits;
    private final Execution execution;
    private final LongSupplier nanos;
    private final long beganNanos;

    /**
     * When to stop.
     *
     * @param budget wall-clock time for everything, checking included
     * @param failFast after so many different anomalies; 0 for never
     */
    public record Limits(Duration budget, int failFast) {}

    /** Makes a run and judges it. */
    @FunctionalInterface
    public interface Execution {
        /** The result; empty when the user interrupted it. */
        Optional<RunResult> run(String cell, Settings settings);
    }

    /** Hears of every run that ended. */
    @FunctionalInterface
    public interface Listener {
        void ended(CampaignRun run, int done, int planned);
    }

    /** A runner whose time is told by a clock of nanoseconds. */
    public CampaignRunner(Campaign campaign, Limits limits, Execution execution, LongSupplier nanos) {
        this.campaign = campaign;
        this.limits = limits;
        this.execution = execution;
        this.nanos = nanos;
        this.beganNanos = nanos.getAsLong();
    }

    /** Makes the runs. */
    public CampaignResult run(Shard shard, List<CampaignRun> before, Baseline baseline, Listener listener) {
        var plan = CampaignPlan.of(campaign, shard, before);
        var canary = canary();
        var runs = new ArrayList<CampaignRun>();
        var isCanaryFine = canary.isEmpty() || canary.get().hasAnomaly();
        canary.ifPresent(run -> listener.ended(run, 0, plan.size()));
        Set<String> signatures = new HashSet<>();
        for (var planned : isCanaryFine ? plan : List.<Planned>of()) {
            if (isOver(runs) || (limits.failFast > 0 && signatures.size() >= limits.failFast)) {
                break;
            }
            var run = make(planned);
            if (run.isEmpty()) {
                break;
            }
            runs.add(run.get());
            signatures.addAll(run.get().signatures().keySet());
            listener.ended(run.get(), runs.size(), plan.size());
        }
        return CampaignResult.of(matrix(shard), plan.size(), canary, runs, baseline);
    }

    /** What identifies the campaign in results. */
    CampaignResult.Matrix matrix(Shard shard) {
        return new CampaignResult.Matrix(campaign.name(), campaign.profile(), List.of(shard.label()), cells());
    }

    /** Makes a run, and again if it failed; empty when the user interrupted it. */
    Optional<CampaignRun> make(Planned planned) {
        return run(planned).map(made -> made.hasAnomaly() ? made.with(repeat(planned, made)) : made);
    }

    /** Whether the next run, if it takes as long as the longest so far, would overrun the budget. */
    boolean isOver(List<CampaignRun> runs) {
        var longest = runs.stream().mapToDouble(CampaignRun::seconds).max().orElse(0);
        return elapsedSeconds() + longest > limits.budget.toNanos() / 1e9;
    }

    /** The run that must find an anomaly; empty if the campaign has none, or the user interrupted it. */
    Optional<CampaignRun> canary() {
        return campaign.canary()
                .flatMap(settings ->
                        run(new Planned("canary", settings, campaign.seeds().first(), false)));
    }

    private Reproduced repeat(Planned planned, CampaignRun failure) {
        if (elapsedSeconds() + failure.seconds() > limits.budget.toNanos() / 1e9) {
            return Reproduced.NOT_TRIED;
        }
        return run(planned)
                .map(again -> again.hasAnomaly() ? Reproduced.REPRODUCED : Reproduced.NOT_REPRODUCED)
                .orElse(Reproduced.NOT_TRIED);
    }

    private Optional<CampaignRun> run(Planned planned) {
        var began = nanos.getAsLong();
        var all = campaign.base()
                .overriddenBy(planned.settings())
                .with("seed", Long.toString(planned.seed()), "campaign")
                .with("name", campaign.name(), "campaign");
        return execution
                .run(planned.cell(), all)
                .map(result -> planned.isCase() ? Regression.judged(result) : result)
                .map(result -> CampaignRun.of(planned.cell(), result, (nanos.getAsLong() - began) / 1e9));
    }

    private double elapsedSeconds() {
        return (nanos.getAsLong() - beganNanos) / 1e9;
    }

    /** Every cell with what it sets, in the order of the results. */
    Map<String, Map<String, String>> cells() {
        var cells = new LinkedHashMap<String, Map<String, String>>();
        campaign.regressions()
                .forEach(regression ->
                        cells.put(Planned.of(regression).cell(), Map.of(CampaignPlan.REGRESSION, regression.name())));
        campaign.cells().forEach(cell -> cells.put(cell.name(), cell.texts()));
        return cells;
    }
}
