package org.rashomon.checkers.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Holds the checkers of unique ids, lost updates and claims against their definitions over all pairs. */
class ConstraintsOracleTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");

    /** What is by design in one contract and never in the other. */
    private record Setup(Map<String, String> lenient, Map<String, String> strict) {

        Map<String, String> draw(boolean isStrict) {
            return isStrict ? strict : lenient;
        }
    }

    private static final Setup IDS = new Setup(
            Map.of("strategy", "lww-wall-clock", "ids", "overlapping"),
            Map.of("strategy", "lww-wall-clock", "ids", "interleaved"));
    private static final Setup STRATEGIES =
            new Setup(Map.of("strategy", "lww-wall-clock"), Map.of("strategy", "synchronous"));

    /**
     * One operation, already judged by its client.
     *
     * @param invoked place of the invocation among all events
     * @param completed place of the completion
     */
    private record Step(
            String node,
            Function function,
            Value argument,
            Value result,
            boolean isOk,
            Version version,
            int invoked,
            int completed) {

        boolean isTold() {
            return isOk && !version.dot().equals(Dot.NONE);
        }

        boolean hadSeen(Step other) {
            return version.context().includes(other.version.dot());
        }
    }

    @Test
    void idsAreUniqueExactlyWhereNoPairIsAtFault() {
        check(
                new UniqueIdsChecker(),
                IDS,
                ConstraintsOracleTest::create,
                (one, other) -> isCreate(one) && isCreate(other) && one.result.equals(other.result));
    }

    @Test
    void anUpdateIsLostExactlyWhereAPairReplacedOneVersion() {
        check(
                new LostUpdateChecker(),
                STRATEGIES,
                ConstraintsOracleTest::update,
                (one, other) -> one.isOk
                        && other.isOk
                        && isUpdate(one)
                        && isUpdate(other)
                        && side(one, 0).equals(side(other, 0)));
    }

    @Test
    void whatOnlyOneMayHaveIsGivenTwiceExactlyWhereNothingMayHaveFreedIt() {
        check(
                new InvariantChecker(),
                STRATEGIES,
                ConstraintsOracleTest::claim,
                (one, other) -> one.isOk
                        && other.isOk
                        && one.function.equals(Function.COMPARE_AND_SET)
                        && other.function.equals(Function.COMPARE_AND_SET));
    }

    private interface Draw {
        Step step(SplittableRandom random, Step blank, int number);
    }

    private static void check(Checker checker, Setup setup, Draw draw, BiPredicate<Step, Step> exclude) {
        var seen = new HashMap<Class<?>, Integer>();
        Property.forSeeds(4_000, random -> {
            var strict = random.nextInt(3) == 0;
            var steps = steps(random, draw);
            var verdict = checker.check(history(steps, setup.draw(strict))).verdict();
            seen.merge(verdict.getClass(), 1, Integer::sum);

            assertThat(verdict.getClass().getSimpleName())
                    .as("%s under %s of %s", checker.name(), setup.draw(strict), steps)
                    .isEqualTo(expected(steps, strict, exclude));
        });
        if (Long.getLong("seed") == null) {
            assertThat(seen).containsOnlyKeys(Verdict.Valid.class, Verdict.Invalid.class, Verdict.Undecided.class);
        }
    }

    private static String expected(List<Step> steps, boolean strict, BiPredicate<Step, Step> exclude) {
        var candidates = steps.stream().filter(step -> exclude.test(step, step)).toList();
        var isInvalid = false;
        var isUndecided = candidates.isEmpty();
        for (var i = 0; i < candidates.size(); i++) {
            for (var j = 0; j < i; j++) {
                var one = candidates.get(j);
                var other = candidates.get(i);
                if (exclude.test(one, other) && !mayBeFreed(steps, one, other)) {
                    var isUnknown = !areTold(one, other) && !one.node.equals(other.node);
                    var areConcurrent =
                            !isUnknown && !one.node.equals(other.node) && !one.hadSeen(other) && !other.hadSeen(one);
                    isInvalid |= strict || !(isUnknown || areConcurrent);
                    isUndecided |= isUnknown;
                }
            }
        }
        return isInvalid ? "Invalid" : isUndecided ? "Undecided" : "Valid";
    }

    /** Whether a delete came, or may have come, after one and before the other. */
    private static boolean mayBeFreed(List<Step> steps, Step one, Step other) {
        return steps.stream()
                .filter(step -> step.function.equals(Function.DELETE))
                .anyMatch(delete -> isBetween(one, delete, other) || isBetween(other, delete, one));
    }

    private static boolean isBetween(Step first, Step delete, Step second) {
        return mayBeBefore(delete, second) && !isBefore(delete, first) && !isBefore(second, first);
    }

    private static boolean mayBeBefore(Step one, Step other) {
        return areTold(one, other) ? other.hadSeen(one) : one.invoked < other.completed;
    }

    private static boolean isBefore(Step one, Step other) {
        return areTold(one, other)
                ? other.hadSeen(one)
                : one.isOk && one.node.equals(other.node) && one.completed < other.invoked;
    }

    private static boolean areTold(Step one, Step other) {
        return one.isTold() && other.isTold();
    }

    private static boolean isCreate(Step step) {
        return step.isOk && step.function.equals(Function.CREATE);
    }

    private static boolean isUpdate(Step step) {
        return step.function.equals(Function.COMPARE_AND_SET);
    }

    private static Value side(Step step, int side) {
        return ((Value.Sequence) step.argument).values().get(side);
    }

    private static Step create(SplittableRandom random, Step blank, int number) {
        return with(blank, Function.CREATE, Value.of("row " + number), Value.of(1 + random.nextInt(3)));
    }

    /** Updates replace one of two values, each written once, or one that somebody wrote a second time. */
    private static Step update(SplittableRandom random, Step blank, int number) {
        if (number < 2) {
            return with(blank, Function.WRITE, Value.of(number), Value.NONE);
        }
        var pair = List.of(Value.of(random.nextInt(2)), Value.of(10 + number));
        return with(blank, Function.COMPARE_AND_SET, Value.of(pair), Value.NONE);
    }

    private static Step claim(SplittableRandom random, Step blank, int number) {
        return random.nextInt(3) == 0
                ? with(blank, Function.DELETE, Value.NONE, Value.NONE)
                : with(blank, Function.COMPARE_AND_SET, Value.of(List.of(Value.NONE, Value.of(number))), Value.NONE);
    }

    private static Step with(Step blank, Function function, Value argument, Value result) {
        return new Step(
                blank.node,
                function,
                argument,
                blank.isOk ? result : Value.NONE,
                blank.isOk,
                blank.version,
                blank.invoked,
                blank.completed);
    }

    /** Contexts grow as if changes arrived one by one; some operations overlap, some answers tell nothing. */
    private static List<Step> steps(SplittableRandom random, Draw draw) {
        var steps = new ArrayList<Step>();
        var applied = new HashMap<String, Map<String, Long>>();
        var tells = random.nextInt(4) != 0;
        var place = 0;
        for (var number = 0; number < 3 + random.nextInt(5); number++) {
            var node = NODES.get(random.nextInt(NODES.size()));
            var held = applied.computeIfAbsent(node, first -> new HashMap<>());
            if (random.nextInt(3) == 0) {
                applied.getOrDefault(NODES.get(random.nextInt(NODES.size())), Map.of())
                        .forEach((origin, sequence) -> held.merge(origin, sequence, Math::max));
            }
            var context = VersionVector.of(held);
            var dot = new Dot(node, held.merge(node, 1L, Long::sum));
            var isOk = random.nextInt(6) != 0;
            var version = tells && isOk ? new Version(dot, number, context, VersionVector.of(held)) : Version.NONE;
            // An operation that overlaps with the next ends after the next has begun.
            var completed = place + 1 + (random.nextInt(4) == 0 ? 2 : 0);
            var blank = new Step(node, Function.READ, Value.NONE, Value.NONE, isOk, version, place, completed);
            steps.add(draw.step(random, blank, number));
            place += 2;
        }
        return steps;
    }

    private static History history(List<Step> steps, Map<String, String> contract) {
        var script = HistoryScript.run(NODES, List.of(), contract);
        for (var place = 0; place < 2 * steps.size() + 2; place++) {
            for (var number = 0; number < steps.size(); number++) {
                var step = steps.get(number);
                if (step.completed == place && step.isOk) {
                    script.ok(number, step.result, step.version);
                } else if (step.completed == place) {
                    script.info(number);
                }
            }
            for (var number = 0; number < steps.size(); number++) {
                var step = steps.get(number);
                if (step.invoked == place) {
                    script.invoke(number, step.node, step.function, "x", step.argument);
                }
            }
        }
        return script.finish();
    }
}
