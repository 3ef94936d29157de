package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rashomon.results.Conclusion;

/**
 * What the runs of a campaign come to together. Anomalies that the baseline does not know, or that come clearly more
 * often than it knows them, are failures; a failure that did not come back with the same seed is one too.
 *
 * @param verdict the conclusion
 * @param reason why, in one sentence
 * @param signatures every anomaly that was found, by cell, those that fail the campaign first
 * @param stale what the baseline knows and was not seen, in cells that ran
 */
public record CampaignJudgement(
        Conclusion verdict, String reason, List<Signature> signatures, List<Baseline.Known> stale) {

    private static final double SURPRISE = 0.01;
    private static final double RATIO = 2;

    /** How an anomaly stands to the baseline. */
    public enum Standing {
        NEW,
        /** Known, but clearly more frequent: Fisher's exact test below 1 % and more than twice the share. */
        MORE_FREQUENT,
        KNOWN;

        /** In words. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * An anomaly in a cell.
     *
     * @param signature {@code CHECKER/NAME}
     * @param failed in how many runs of the cell
     * @param fastest the run that shows it soonest
     */
    public record Signature(
            String cell, String signature, int failed, int runs, Standing standing, CampaignRun fastest) {
        /** What happened in the fastest run, in one sentence. */
        public String example() {
            return fastest.examples().getOrDefault(signature, "");
        }

        /** Whether it fails the campaign. */
        public boolean isFailure() {
            return standing != Standing.KNOWN;
        }
    }

    public CampaignJudgement {
        signatures = List.copyOf(signatures);
        stale = List.copyOf(stale);
    }

    static CampaignJudgement of(Made made, Optional<CampaignRun> canary, int planned, Baseline baseline) {
        var runs = made.runs();
        var signatures = signatures(made, baseline);
        var stale = baseline.known().stream()
                .filter(known -> runs.stream().anyMatch(run -> run.cell().equals(known.cell()))
                        && signatures.stream()
                                .noneMatch(seen ->
                                        seen.cell.equals(known.cell()) && seen.signature.equals(known.signature())))
                .toList();
        var failures = signatures.stream().filter(Signature::isFailure).toList();
        if (!failures.isEmpty()) {
            return new CampaignJudgement(Conclusion.INVALID, failure(failures), signatures, stale);
        }
        return withoutFailure(made, canary, planned, signatures, stale);
    }

    private static CampaignJudgement withoutFailure(
            Made made,
            Optional<CampaignRun> canary,
            int planned,
            List<Signature> signatures,
            List<Baseline.Known> stale) {
        if (canary.isPresent() && !canary.get().hasAnomaly()) {
            var verdict = canary.get().verdict() == Conclusion.BROKEN ? Conclusion.BROKEN : Conclusion.VACUOUS;
            var reason = "the canary, a run that must fail, came out as %s: nothing else can be trusted"
                    .formatted(canary.get().verdict().label());
            return new CampaignJudgement(verdict, reason, signatures, stale);
        }
        if (made.count() == 0) {
            return new CampaignJudgement(
                    Conclusion.VACUOUS, "not one of %d runs was made".formatted(planned), signatures, stale);
        }
        var runs = made.runs();
        var worst = runs.stream()
                .filter(run -> !run.hasAnomaly())
                .map(CampaignRun::verdict)
                .max(Conclusion::compareTo)
                .orElse(Conclusion.VALID);
        var reason = worst == Conclusion.VALID
                ? "%d of %d runs were made and none found anything that is not known. A run fails in %s"
                        .formatted(made.count(), planned, share(made))
                : "%d of %d runs came out as %s; the first: %s"
                        .formatted(
                                runs.stream()
                                        .filter(run -> run.verdict() == worst)
                                        .count(),
                                made.count(),
                                worst.label(),
                                runs.stream()
                                        .filter(run -> run.verdict() == worst)
                                        .findFirst()
                                        .map(run -> run.label() + ": " + run.reason())
                                        .orElse(""));
        return new CampaignJudgement(worst, reason, signatures, stale);
    }

    private static String share(Made made) {
        return Interval.of(
                        (int) made.runs().stream()
                                .filter(CampaignRun::hasAnomaly)
                                .count(),
                        made.count())
                .text();
    }

    private static String failure(List<Signature> failures) {
        var first = failures.getFirst();
        var more = failures.size() == 1 ? "" : ", and %d more".formatted(failures.size() - 1);
        return "%s is %s in %s (%d of %d runs)%s"
                .formatted(
                        first.signature,
                        first.standing == Standing.NEW ? "new" : "more frequent than the baseline knows",
                        first.cell,
                        first.failed,
                        first.runs,
                        more);
    }

    private static List<Signature> signatures(Made made, Baseline baseline) {
        var signatures = new ArrayList<Signature>();
        for (var counted : Baseline.of(made).known()) {
            var fastest = made.runs().stream()
                    .filter(run -> run.cell().equals(counted.cell())
                            && run.signatures().containsKey(counted.signature()))
                    .min(Comparator.comparingDouble(CampaignRun::seconds))
                    .orElseThrow();
            signatures.add(new Signature(
                    counted.cell(),
                    counted.signature(),
                    counted.failed(),
                    counted.runs(),
                    standing(counted, baseline),
                    fastest));
        }
        // Of one run, in the order in which it tells them: what was lost before what follows from it.
        signatures.sort(Comparator.comparing(Signature::standing)
                .thenComparingDouble(signature -> signature.fastest.seconds())
                .thenComparing(signature -> signature.fastest.label())
                .thenComparingInt(signature ->
                        List.copyOf(signature.fastest.signatures().keySet()).indexOf(signature.signature)));
        return signatures;
    }

    private static Standing standing(Baseline.Known counted, Baseline baseline) {
        return baseline.find(counted.cell(), counted.signature())
                .map(known -> {
                    var isSurprising =
                            FisherExact.moreOften(counted.failed(), counted.runs(), known.failed(), known.runs())
                                    < SURPRISE;
                    var isMuchMore = (double) counted.failed() / counted.runs() > RATIO * known.failed() / known.runs();
                    return isSurprising && isMuchMore ? Standing.MORE_FREQUENT : Standing.KNOWN;
                })
                .orElse(Standing.NEW);
    }
}
