package org.rashomon.harness.campaign;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.harness.campaign.CampaignPlan.Planned;
import org.rashomon.results.campaign.Baseline;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CampaignRun;
import org.rashomon.results.campaign.Made;

/**
 * A campaign that goes on with new seeds until the time is over. It ends at the first anomaly that nobody knew, unless
 * it is to go on; it goes on where an earlier one of the same matrix ended, and counts that one's runs.
 */
public final class Soak {

    /** So many runs that passed are told one by one, the newest; the others are counted. */
    static final int TOLD = 1000;

    private static final int WINDOWS = 50;
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);

    private final Campaign campaign;
    private final CampaignRunner runner;
    private final Limits limits;
    private final LongSupplier nanos;
    private final Set<String> known = new HashSet<>();
    private Made made = Made.NONE;
    private boolean hasBegun;

    /**
     * When to stop.
     *
     * @param time for everything, checking included
     * @param isToGoOn whether an anomaly that nobody knew does not end it
     */
    public record Limits(Duration time, boolean isToGoOn) {}

    /** A soak whose time is told by a clock of nanoseconds. */
    public Soak(Campaign campaign, Limits limits, CampaignRunner.Execution execution, LongSupplier nanos) {
        this.campaign = campaign;
        this.limits = limits;
        this.nanos = nanos;
        this.runner = new CampaignRunner(campaign, new CampaignRunner.Limits(limits.time(), 0), execution, nanos);
    }

    /**
     * Makes the runs.
     *
     * @param before what an earlier soak or campaign left, to be gone on from if it is of the same matrix
     * @param listener hears of each run
     * @param window hears how it stands, every few minutes
     */
    public CampaignResult run(
            Shard shard,
            Optional<CampaignResult> before,
            Baseline baseline,
            CampaignRunner.Listener listener,
            Consumer<CampaignResult> window) {
        var earlier = before.filter(result -> result.cells().equals(runner.cells()));
        earlier.ifPresent(result -> made = result.made());
        baseline.known().forEach(one -> known.add(one.cell() + "\n" + one.signature()));
        made.runs().forEach(run -> known.addAll(signatures(run)));
        var canary = runner.canary();
        canary.ifPresent(run -> listener.ended(run, 0, 0));
        if (canary.isEmpty() || canary.get().hasAnomaly()) {
            var windowNanos = windowNanos();
            var windowBegan = nanos.getAsLong();
            var planned = planned(shard, earlier);
            while (planned.hasNext() && makes(planned.next(), listener)) {
                if (nanos.getAsLong() - windowBegan >= windowNanos) {
                    windowBegan = nanos.getAsLong();
                    window.accept(result(shard, canary, baseline));
                }
            }
        }
        return result(shard, canary, baseline);
    }

    /** Makes a run, unless it is not the first and the time is over; whether to go on. */
    private boolean makes(Planned next, CampaignRunner.Listener listener) {
        if (hasBegun && runner.isOver(made.runs())) {
            return false;
        }
        hasBegun = true;
        var run = runner.make(next);
        if (run.isEmpty()) {
            return false;
        }
        made = made.with(run.get()).telling(TOLD);
        listener.ended(run.get(), made.count(), made.count());
        return known.containsAll(signatures(run.get())) || limits.isToGoOn();
    }

    /** Cases that failed once and seeds that failed before come first, as in every campaign; then seeds without end. */
    private Iterator<Planned> planned(Shard shard, Optional<CampaignResult> earlier) {
        var first = earlier.isPresent()
                ? Math.max(made.lastSeed() + 1, campaign.seeds().first())
                : campaign.seeds().first();
        var cases = campaign.regressions().stream().map(Planned::of);
        var fresh = Stream.iterate(first, seed -> seed + 1)
                .flatMap(seed -> campaign.cells().stream().map(cell -> Planned.of(cell, seed)));
        return Stream.concat(cases, fresh)
                .filter(planned -> shard.holds(planned.cell(), planned.seed()))
                .iterator();
    }

    private CampaignResult result(Shard shard, Optional<CampaignRun> canary, Baseline baseline) {
        return CampaignResult.of(runner.matrix(shard), made.count(), canary, made, baseline);
    }

    private long windowNanos() {
        var part = limits.time().dividedBy(WINDOWS);
        var window = part.compareTo(SHORTEST_WINDOW) < 0
                ? SHORTEST_WINDOW
                : part.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : part;
        return window.toNanos();
    }

    private static Set<String> signatures(CampaignRun run) {
        return run.signatures().keySet().stream()
                .map(signature -> run.cell() + "\n" + signature)
                .collect(Collectors.toSet());
    }
}
