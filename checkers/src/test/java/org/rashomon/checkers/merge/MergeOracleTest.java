package org.rashomon.checkers.merge;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.checkers.testing.SimulatedReplicas;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Holds the judgement of merges against what each strategy says should come of the versions that a replica holds. */
class MergeOracleTest {

    @ParameterizedTest
    @ValueSource(strings = {"merge-values", "handler-union", "handler-concatenate", "handler-maximum"})
    void agreesWithTheDefinition(String strategy) {
        Property.forSeeds(1_000, random -> {
            var merged = new Merged(strategy, new SplittableRandom(random.nextLong()), random.nextBoolean() ? 30 : 0);
            var run = new RandomRun(random, merged, true, Map.of("strategy", strategy));
            var verdict = new MergeChecker()
                    .check(run.play(5 + random.nextInt(25), 2, false))
                    .verdict();

            assertThat(verdict instanceof Verdict.Invalid).isEqualTo(merged.wasWrong);
        });
    }

    private static final class Merged implements RandomRun.DataType {
        private final String strategy;
        private final SplittableRandom random;
        private final int oneWrongIn;
        private boolean wasWrong;

        Merged(String strategy, SplittableRandom random, int oneWrongIn) {
            this.strategy = strategy;
            this.random = random;
            this.oneWrongIn = oneWrongIn;
        }

        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            return entry(
                    Function.WRITE,
                    switch (strategy) {
                        case "handler-maximum" -> Value.of(random.nextInt(100));
                        case "handler-union" -> Value.of(List.of(Value.of(random.nextInt(3)), Value.of(10 + number)));
                        default -> Value.of("(" + number + ")");
                    });
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            var inputs = replicas.current(node, key).stream()
                    .map(SimulatedReplicas.Change::value)
                    .toList();
            if (inputs.isEmpty()) {
                return entry(Value.NONE, RandomRun.seen(replicas.applied(node)));
            }
            var right = merge(inputs);
            var shown = oneWrongIn > 0 && random.nextInt(oneWrongIn) == 0 ? merge(damaged(inputs)) : right;
            wasWrong |= !shown.equals(right);
            return entry(shown, replicas.siblings(node, key));
        }

        /** One more than there is, or one less if that leaves any. */
        private List<Value> damaged(List<Value> inputs) {
            var damaged = new ArrayList<>(inputs);
            if (inputs.size() > 1 && random.nextBoolean()) {
                damaged.remove(random.nextInt(damaged.size()));
            } else {
                damaged.add(update(random, 1_000).getValue());
            }
            return damaged;
        }

        private Value merge(List<Value> inputs) {
            if (inputs.size() == 1) {
                return inputs.getFirst();
            }
            return switch (strategy) {
                case "handler-maximum" ->
                    Value.of(inputs.stream()
                            .mapToLong(value -> ((Value.Int) value).value())
                            .max()
                            .orElseThrow());
                case "handler-union" ->
                    Value.of(List.copyOf(inputs.stream()
                            .flatMap(value -> ((Value.Sequence) value).values().stream())
                            .collect(Collectors.toCollection(() ->
                                    new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()))))));
                case "handler-concatenate" ->
                    Value.of(inputs.stream().map(Merged::text).collect(Collectors.joining()));
                default ->
                    Value.of(inputs.stream()
                            .map(Merged::text)
                            .sorted()
                            .distinct()
                            .collect(Collectors.joining("/")));
            };
        }

        private static String text(Value value) {
            return ((Value.Text) value).value();
        }
    }
}
