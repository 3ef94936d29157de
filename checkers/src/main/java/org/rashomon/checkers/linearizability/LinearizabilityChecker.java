package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

/**
 * Linearizability (Herlihy and Wing 1990): each operation seems to take effect at one moment between its call and its
 * return, and the model explains every answer.
 *
 * <p>Sound and complete: {@code Valid} comes with an order that was replayed, {@code Invalid} with a few operations
 * that were tried in every order, both by a verifier that shares no code with the search. What cannot be decided, or
 * not be verified, within the budget is undecided. A model's checker can be used for many histories at once.
 *
 * @param model the object that the history is compared with
 * @param budget what one check may cost
 */
public record LinearizabilityChecker(Model<?> model, Budget budget) implements Checker {

    /**
     * The most operations on registers with unique values that are looked at together, and whose order is replayed
     * although the monitor that found it needs none.
     */
    private static final int BLOCK = 10_000_000;

    @Override
    public String name() {
        return "linearizable-" + model.name();
    }

    @Override
    public String description() {
        return "One order of the operations explains every answer and respects real time; the object is a "
                + model.name().replace('-', ' ') + ".";
    }

    @Override
    public CheckResult check(History history) {
        try {
            return misfit(history).orElseGet(() -> decide(history));
        } catch (IllegalArgumentException misfit) {
            return undecided("the history is not one of a %s: %s".formatted(model.name(), misfit.getMessage()));
        }
    }

    private Optional<CheckResult> misfit(History history) {
        var operations = history.operations();
        var strangers = operations.functions().stream()
                .filter(function -> !model.functions().contains(function))
                .toList();
        for (var row = 0; row < operations.size() && !strangers.isEmpty(); row++) {
            if (strangers.contains(operations.function(row))) {
                return Optional.of(undecided("event %d is a %s, which a %s does not have"
                        .formatted(operations.invokedIndex(row), operations.function(row), model.name())));
            }
        }
        return IntStream.range(0, operations.size()).anyMatch(row -> operations.outcome(row) == Outcome.OK)
                ? Optional.empty()
                : Optional.of(CheckResult.of(
                        name(), new Verdict.Vacuous("no operation was acknowledged, so any order would do"), Map.of()));
    }

    private CheckResult decide(History history) {
        if (!RegisterView.fits(model)) {
            return search(history, model);
        }
        return RegisterBlocks.decide(history, BLOCK)
                .map(decided -> decided(history, decided))
                .orElseGet(() -> search(history, model));
    }

    /** What the monitor for unique values found out about all registers together. */
    private CheckResult decided(History history, RegisterBlocks.Decided decided) {
        var columns = decided.columns();
        var facts = new TreeMap<String, String>();
        facts.put("objects", Integer.toString(history.operations().keys().size()));
        return switch (decided.finding()) {
            case UniqueRegister.Finding.Linearizable(var order) -> valid(history, columns, order, facts);
            case UniqueRegister.Finding.NotLinearizable(var from, var to, var found) -> {
                var ops = Arrays.stream(found).map(columns::row).toArray();
                var part = SubhistoryReader.read(history.operations(), ops);
                var window = Refutation.window(part, part.position(from, history), part.position(to, history));
                var object = Partitions.describe(history.operations().key(ops[0]));
                yield invalid(
                        new Schedule.Refuted(object, part, window),
                        new Context<>(history, new CertificateVerifier<>(history, model), facts));
            }
        };
    }

    private <S> CheckResult search(History history, Model<S> typed) {
        var partitions = Partitions.of(history, typed);
        var outcome = new Schedule(partitions, typed, budget).run();
        var verifier = new CertificateVerifier<>(history, typed);
        var facts = new TreeMap<String, String>();
        facts.put("objects", Integer.toString(partitions.count()));
        if (outcome.refuted().isPresent()) {
            return invalid(outcome.refuted().get(), new Context<>(history, verifier, facts));
        }
        if (!outcome.open().isEmpty()) {
            return undecided("the budget of %s and %d MiB ended with %d of %d objects open: %s"
                    .formatted(
                            budget.time(),
                            budget.memoryBytes() >> 20,
                            outcome.open().size(),
                            partitions.count(),
                            outcome.open().getFirst()));
        }
        return valid(outcome.ordered(), verifier, facts);
    }

    private record Context<S>(History history, CertificateVerifier<S> verifier, Map<String, String> facts) {}

    private CheckResult valid(
            History history, RegisterColumns columns, Supplier<int[]> order, Map<String, String> facts) {
        if (history.operations().size() > BLOCK) {
            facts.put(
                    "certificate",
                    "decided by the monitor for unique values; the order was not replayed, since more "
                            + "than %d operations took part".formatted(BLOCK));
            return CheckResult.of(name(), new Verdict.Valid(), facts);
        }
        return valid(columns.byObject(order.get()), new CertificateVerifier<>(history, model), facts);
    }

    private <S> CheckResult valid(
            List<Schedule.Ordered> ordered, CertificateVerifier<S> verifier, Map<String, String> facts) {
        var orders = new ArrayList<int[]>();
        for (var object : ordered) {
            var rows = object.order().get();
            for (var at = 0; at < rows.length; at++) {
                rows[at] = object.history().row[rows[at]];
            }
            orders.add(rows);
        }
        return valid(new Linearization(orders), verifier, facts);
    }

    private <S> CheckResult valid(Linearization order, CertificateVerifier<S> verifier, Map<String, String> facts) {
        if (!verifier.confirms(order)) {
            return undecided("an order was found, but the verifier does not accept it");
        }
        facts.put("certificate", "a linearization that was replayed");
        return CheckResult.of(name(), new Verdict.Valid(), facts);
    }

    private <S> CheckResult invalid(Schedule.Refuted refuted, Context<S> context) {
        var reduction = new Reduction(refuted.history(), model);
        var reduced = reduction.reduce(refuted.refutation());
        var certificate = certificate(refuted.history(), reduced, context.history());
        if (!context.verifier().confirms(certificate)) {
            return undecided(
                    "no order was found for %s up to event %d, but the verifier could not confirm it on %d operations"
                            .formatted(
                                    refuted.object(),
                                    certificate.toIndex(),
                                    certificate.rows().size()));
        }
        var witness = new Witness(
                context.history(),
                refuted,
                reduced,
                new Witness.Found(reduction.seen(reduced), certificate, refuted.object()));
        context.facts().put("certificate", "operations that were tried in every order");
        context.facts().put("witness", witness.table());
        List<Anomaly> anomalies = List.of(witness.anomaly());
        return CheckResult.of(name(), new Verdict.Invalid(anomalies, 1), context.facts());
    }

    private static Impossibility certificate(Subhistory history, Refutation reduced, History whole) {
        var rows = new ArrayList<Integer>();
        for (var op : reduced.ops()) {
            rows.add(history.row[op]);
        }
        var from = reduced.from() == 0 ? 0 : history.index(reduced.from(), whole);
        return new Impossibility(from, history.index(reduced.to(), whole), rows);
    }

    private CheckResult undecided(String reason) {
        return CheckResult.of(name(), new Verdict.Undecided(reason), Map.of());
    }
}
