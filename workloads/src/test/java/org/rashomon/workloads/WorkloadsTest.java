package org.rashomon.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Playground;
import org.rashomon.workloads.generators.Playground.Played;

/** What holds for every workload, under every strategy that it suits. */
class WorkloadsTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final int OPERATIONS = 600;

    /** The operations that a strategy has, by docs/store-api.md. */
    private static final Map<String, Set<String>> OPERATIONS_OF = Map.of(
            "REGISTER", Set.of("read", "write", "delete", "cas", "txn", "create"),
            "COUNTER", Set.of("read", "increment"),
            "SET", Set.of("read", "add", "remove"),
            "MAP", Set.of("read", "put", "remove"),
            "LIST", Set.of("read", "append", "insert", "remove"));

    static Stream<Pair> pairs() {
        return Workloads.all().stream()
                .flatMap(workload -> Arrays.stream(Strategy.values())
                        .filter(workload::suits)
                        .map(strategy -> new Pair(workload, strategy)));
    }

    record Pair(Workload workload, Strategy strategy) {

        Contract contract() {
            return Contract.of(Map.of("strategy", strategy.label()));
        }

        @Override
        public String toString() {
            return workload.name() + " under " + strategy.label();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStrategyHasAWorkload(Strategy strategy) {
        assertThat(Workloads.all()).anyMatch(workload -> workload.suits(strategy));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void asksOnlyForOperationsThatTheStrategyHas(Pair pair) {
        var known = pair.workload().name().equals("set")
                ? Set.of("read", "add")
                : OPERATIONS_OF.get(pair.strategy().dataType().name());

        assertThat(play(pair, 7))
                .extracting(played -> played.invocation().function().name())
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameSeedAsksForTheSameAndAnotherForOther(Pair pair) {
        assertThat(play(pair, 7)).isEqualTo(play(pair, 7)).isNotEqualTo(play(pair, 8));
    }

    /** So that a value names its write. */
    @ParameterizedTest
    @MethodSource("pairs")
    void noValueIsWrittenTwiceToAKey(Pair pair) {
        var written = new HashSet<List<Object>>();

        for (var invocation : invocations(pair, 7)) {
            var value = switch (invocation.function().name()) {
                case "write", "create", "append" -> invocation.value();
                case "cas", "insert", "put" ->
                    ((Value.Sequence) invocation.value()).values().getLast();
                default -> Value.NONE;
            };
            if (!value.equals(Value.NONE)) {
                assertThat(written.add(List.of(invocation.key(), value)))
                        .as("%s", invocation)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void atTheEndEachNodeReadsEachKeyThatWasUsed(Pair pair) {
        var keys = invocations(pair, 7).stream()
                .flatMap(invocation -> invocation.keys().stream())
                .filter(key -> !key.equals("orders"))
                .collect(Collectors.toSet());

        var reads = Playground.of(2, 2).play(pair.workload().finalReads(List.of("n1", "n2"), keys), HOUR);

        assertThat(reads).allMatch(read -> read.invocation().function().equals(Function.READ));
        assertThat(reads)
                .hasSize(2 * keys.size())
                .extracting(read -> read.worker().node() + read.invocation().key())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isAlwaysJudgedByConvergenceAndVacuity(Pair pair) {
        assertThat(pair.workload().checkers(pair.contract()))
                .extracting(Checker::name)
                .contains("convergence", "vacuity")
                .doesNotHaveDuplicates();
    }

    @Test
    void namesAndDescriptionsAreFitToBeListed() {
        assertThat(Workloads.all()).extracting(Workload::name).doesNotHaveDuplicates();
        assertThat(Workloads.all()).allMatch(workload -> workload.description().matches("[A-Z].*\\."));
    }

    @Test
    void whoReadsSiblingsWritesBackWhatHeMakesOfThem() {
        var pair = new Pair(Workloads.named("title").orElseThrow(), Strategy.SIBLINGS);

        var played = play(pair, 7);

        var reads = played.stream()
                .filter(one -> one.invocation().function().equals(Function.READ))
                .count();
        var resolutions = played.stream()
                .filter(one -> one.invocation().value() instanceof Value.Int(var number) && number < 0)
                .count();
        assertThat(resolutions).isCloseTo(reads, org.assertj.core.data.Offset.offset(9L));
    }

    @Test
    void whoReadsAnAnswerLooksUpTheQuestionHimself() {
        var pair = new Pair(Workloads.named("causal-chain").orElseThrow(), Strategy.LWW_WALL_CLOCK);

        var played = play(pair, 7);

        var worker = played.getFirst().worker();
        var ofOne = played.stream()
                .filter(one -> one.worker().equals(worker))
                .map(Played::invocation)
                .toList();
        for (var index = 0; index + 1 < ofOne.size(); index++) {
            var one = ofOne.get(index);
            if (one.equals(Invocation.read("answer" + one.key().replaceAll("\\D", "")))) {
                assertThat(ofOne.get(index + 1))
                        .isEqualTo(Invocation.read("question" + one.key().replaceAll("\\D", "")));
            }
        }
    }

    private static List<Invocation> invocations(Pair pair, long seed) {
        return play(pair, seed).stream().map(Played::invocation).toList();
    }

    /** Every read finds two values, so that sessions have something to react to. */
    private static List<Played> play(Pair pair, long seed) {
        return Playground.of(3, 3)
                .answering(WorkloadsTest::answer)
                .play(pair.workload().operations(pair.contract(), seed).limit(OPERATIONS), HOUR);
    }

    private static Value answer(Invocation invocation) {
        return switch (invocation.function().name()) {
            case "read" -> Value.of(List.of(Value.of(1), Value.of(2)));
            case "create" -> Value.of(17);
            default -> invocation.value();
        };
    }
}
