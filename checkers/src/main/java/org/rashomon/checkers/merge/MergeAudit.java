package org.rashomon.checkers.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Compares merged values with what they are made of. */
final class MergeAudit {

    private static final AnomalyCatalogue.Entry UNLAWFUL = AnomalyCatalogue.named("unlawful-merge");
    private static final AnomalyCatalogue.Entry INPUT_LOST = AnomalyCatalogue.named("input-lost-by-merge");
    private static final Pattern FIELD = Pattern.compile("\\{(\"([^\"\\\\]*)\":-?[0-9]+)\\}");

    private final Operations operations;
    private final String checker;
    private final Optional<Strategy> strategy;
    private final Map<Dot, Integer> writes = new HashMap<>();
    private final Map<List<Object>, Integer> firstOf = new HashMap<>();
    private final Set<Set<Integer>> dropped = new HashSet<>();
    private final Findings findings;
    private long judged;
    private long merged;

    MergeAudit(History history, String checker, Findings findings) {
        this.findings = findings;
        this.operations = history.operations();
        this.checker = checker;
        this.strategy = Contract.of(history.info()).strategy();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK
                    && operations.hasVersion(row)
                    && Mutations.isRegisterWrite(operations.function(row))) {
                writes.put(operations.dot(row), row);
            }
        }
    }

    CheckResult run() {
        if (strategy.filter(MergeAudit::merges).isEmpty()) {
            findings.doubt("the history's strategy, %s, does not merge values"
                    .formatted(strategy.map(Strategy::label).orElse("not told")));
            return findings.result(checker, Map.of());
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.READ) && operations.outcome(row) == Outcome.OK) {
                judge(row);
            }
        }
        if (judged == 0) {
            findings.doubt("no read tells which versions its value is made of");
        }
        return findings.result(
                checker,
                new TreeMap<>(Map.of("reads-judged", Long.toString(judged), "reads-merged", Long.toString(merged))));
    }

    private static boolean merges(Strategy strategy) {
        return switch (strategy.resolution()) {
            case MERGE, MAXIMUM, HANDLER -> true;
            case LAST_WRITE_WINS, HIGHEST_RANK, SIBLINGS, COMMUTE, PREVENT -> false;
        };
    }

    private void judge(int read) {
        var dots = operations.hasVersion(read) ? List.of(operations.dot(read)) : operations.siblings(read);
        if (dots.isEmpty()) {
            return;
        }
        judged++;
        merged += dots.size() > 1 ? 1 : 0;
        var first = firstOf.putIfAbsent(List.of(operations.keyNumber(read), Set.copyOf(dots)), read);
        if (first != null && !operations.result(first).equals(operations.result(read))) {
            disagree(first, read, dots);
            return;
        }
        var inputs = dots.stream().map(writes::get).toList();
        if (inputs.stream().allMatch(input -> input != null)) {
            compute(read, inputs);
        }
    }

    private void disagree(int first, int read, List<Dot> dots) {
        findings.anomaly(
                operations.key(read),
                () -> new Anomaly(
                        UNLAWFUL.name(),
                        ("The versions %s of key %s give %s on %s and %s on %s: the merge depends on more than"
                                        + " its inputs.")
                                .formatted(
                                        Phrases.list(
                                                dots.stream().map(Dot::toString).toList()),
                                        operations.key(read),
                                        operations.result(first),
                                        operations.node(first),
                                        operations.result(read),
                                        operations.node(read)),
                        List.of(
                                Evidence.of(operations, first, "one merge of these versions"),
                                Evidence.of(operations, read, "another one"))));
    }

    private void compute(int read, List<Integer> inputs) {
        var values = inputs.stream()
                .map(row -> Mutations.written(operations, row))
                .filter(value -> !value.equals(Value.NONE))
                .toList();
        var result = operations.result(read);
        if (values.size() < 2) {
            if (values.size() == 1 && !result.equals(values.getFirst())) {
                wrong(read, inputs, UNLAWFUL, "but its only version holds %s".formatted(values.getFirst()));
            }
            return;
        }
        switch (strategy.orElse(Strategy.HANDLER)) {
            case MERGE_VALUES -> joined(read, inputs, values);
            case HANDLER_UNION -> united(read, inputs, values);
            case HANDLER_CONCATENATE -> concatenated(read, inputs, values);
            case HANDLER_MAXIMUM -> greatest(read, inputs, values);
            case HANDLER_MERGE_JSON -> mergedFields(read, inputs, values);
            default -> {
                // Only the handler itself knows what should come of them.
            }
        }
    }

    private void joined(int read, List<Integer> inputs, List<Value> values) {
        var expected = values.stream().map(MergeAudit::text).sorted().distinct().collect(Collectors.joining("/"));
        if (!text(operations.result(read)).equals(expected)) {
            var parts = Set.of(text(operations.result(read)).split("/"));
            var lost = values.stream().map(MergeAudit::text).anyMatch(part -> !parts.contains(part));
            wrong(
                    read,
                    inputs,
                    lost ? INPUT_LOST : UNLAWFUL,
                    "but sorted and joined they are \"%s\"".formatted(expected));
        }
    }

    private void united(int read, List<Integer> inputs, List<Value> values) {
        var expected = new HashSet<Value>();
        values.forEach(value -> expected.addAll(elements(value)));
        var shown = elements(operations.result(read));
        var missing =
                expected.stream().filter(element -> !shown.contains(element)).toList();
        if (!missing.isEmpty()) {
            wrong(read, inputs, INPUT_LOST, "which lacks %s".formatted(missing.getFirst()));
        } else if (shown.size() != expected.size()) {
            wrong(read, inputs, UNLAWFUL, "which holds more or other than their union");
        }
    }

    private static List<Value> elements(Value value) {
        return value instanceof Value.Sequence(var elements) ? elements : List.of(value);
    }

    private void concatenated(int read, List<Integer> inputs, List<Value> values) {
        var result = text(operations.result(read));
        var length = 0;
        for (var value : values) {
            length += text(value).length();
            if (!result.contains(text(value))) {
                wrong(read, inputs, INPUT_LOST, "which lacks %s".formatted(value));
                return;
            }
        }
        if (length != result.length()) {
            wrong(read, inputs, UNLAWFUL, "which is not as long as they are together");
        }
    }

    private void greatest(int read, List<Integer> inputs, List<Value> values) {
        var numbers = new ArrayList<Long>();
        for (var value : values) {
            if (!(value instanceof Value.Int(var number))) {
                return;
            }
            numbers.add(number);
        }
        var greatest = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        if (!operations.result(read).equals(Value.of(greatest))) {
            wrong(read, inputs, UNLAWFUL, "but the greatest of them is %d".formatted(greatest));
        } else if (numbers.size() > 1 && dropped.add(Set.copyOf(inputs))) {
            dropped(read, inputs);
        }
    }

    private void dropped(int read, List<Integer> inputs) {
        findings.byDesign(() -> new ByDesign(
                AnomalyCatalogue.CONCURRENT_WRITE_DROPPED.name(),
                "Of concurrent values the greatest stays.",
                "Key %s is %s on %s, of %s; the others are gone once it is replaced."
                        .formatted(
                                operations.key(read), operations.result(read), operations.node(read), written(inputs)),
                inputs.stream()
                        .map(input -> Evidence.of(operations, input, "input of the merge"))
                        .toList()));
    }

    /** Objects of one field each, whose names differ: all of them must be in the result. */
    private void mergedFields(int read, List<Integer> inputs, List<Value> values) {
        var names = new HashSet<String>();
        for (var value : values) {
            var field = FIELD.matcher(text(value));
            if (!field.matches() || !names.add(field.group(2))) {
                return;
            }
        }
        for (var value : values) {
            var field = text(value).substring(1, text(value).length() - 1);
            if (!text(operations.result(read)).contains(field)) {
                wrong(read, inputs, INPUT_LOST, "which lacks the field %s".formatted(field));
                return;
            }
        }
    }

    private String written(List<Integer> inputs) {
        return Phrases.list(inputs.stream()
                .map(input -> Mutations.written(operations, input).toString())
                .toList());
    }

    private static String text(Value value) {
        return value instanceof Value.Text(var text) ? text : value.toString();
    }

    private void wrong(int read, List<Integer> inputs, AnomalyCatalogue.Entry entry, String but) {
        findings.anomaly(entry.name() + " of " + operations.key(read), () -> {
            var witness = new ArrayList<Evidence>();
            inputs.forEach(input -> witness.add(Evidence.of(operations, input, "input of the merge")));
            witness.add(Evidence.of(operations, read, "read of what came of it"));
            return new Anomaly(
                    entry.name(),
                    "Key %s is %s on %s at %s, made of %s, %s."
                            .formatted(
                                    operations.key(read),
                                    operations.result(read),
                                    operations.node(read),
                                    Phrases.seconds(operations.completedNanos(read)),
                                    written(inputs),
                                    but),
                    witness);
        });
    }
}
