package org.rashomon.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.generators.Invocation;

/** Whatever the workload and the strategy: an acknowledged write that is nowhere at the end is somebody's to find. */
class AcknowledgedWritesTest {

    private static final Value VALUE = Value.of(7);
    private static final Value ROW = Value.of(List.of(VALUE, Value.of(1)));
    private static final Dot DOT = new Dot("n1", 1);

    /**
     * A workload under a strategy.
     *
     * @param write is acknowledged
     * @param present what a read gives that finds it
     * @param absent what a read gives that does not
     */
    record Case(String workload, String strategy, Invocation write, Value present, Value absent) {

        @Override
        public String toString() {
            return workload + ", " + strategy;
        }

        private boolean keepsSiblings() {
            return present instanceof Value.Sequence || strategy.endsWith("counter");
        }
    }

    static Stream<Case> cases() {
        var none = Value.of(List.of());
        return Stream.of(
                        ofEach(List.of("lww-wall-clock", "lww-hybrid-clock", "lww-register"), "register", write()),
                        ofEach(List.of("highest-id", "replica-priority", "synchronous"), "register", write()),
                        ofEach(List.of("lww-hybrid-clock", "lww-lamport"), "causal-chain", write()),
                        ofEach(List.of("lww-hybrid-clock", "replica-priority"), "calendar", write()),
                        ofEach(List.of("lww-wall-clock", "lww-hybrid-clock", "lww-register"), "booking", claim(VALUE)),
                        ofEach(List.of("highest-id", "replica-priority", "synchronous"), "booking", claim(VALUE)),
                        ofEach(List.of("handler-maximum"), "booking", claim(VALUE)),
                        merged("booking", "merge-values", claim(Value.of("t7")), Value.of("t7")),
                        merged("booking", "handler-concatenate", claim(Value.of("t7")), Value.of("t7")),
                        merged("booking", "handler-union", claim(Value.of(List.of(VALUE))), Value.of(List.of(VALUE))),
                        kept("booking", "siblings", claim(VALUE), VALUE),
                        kept("booking", "mv-register", claim(VALUE), VALUE),
                        kept("title", "siblings", write(), VALUE),
                        kept("title", "mv-register", write(), VALUE),
                        merged("title", "merge-values", of(Function.WRITE, Value.of("t7")), Value.of("t7")),
                        Stream.of("lww-hybrid-clock", "synchronous")
                                .flatMap(strategy -> Stream.of("counter", "cart")
                                        .map(workload -> new Case(workload, strategy, claim(ROW), ROW, Value.NONE))),
                        kept("counter", "siblings", of(Function.WRITE, ROW), ROW),
                        kept("cart", "siblings", of(Function.WRITE, ROW), ROW),
                        merged("counter", "g-counter", of(Function.INCREMENT, VALUE), VALUE),
                        merged("counter", "pn-counter", of(Function.INCREMENT, VALUE), VALUE),
                        kept("cart", "or-set", of(Function.ADD, VALUE), VALUE),
                        kept("set", "or-set", of(Function.ADD, VALUE), VALUE),
                        kept("set", "g-set", of(Function.ADD, VALUE), VALUE),
                        kept("list", "sequence", of(Function.APPEND, VALUE), VALUE),
                        kept("text", "sequence", of(Function.APPEND, VALUE), VALUE),
                        Stream.of(new Case(
                                "calendar",
                                "or-map",
                                of(Function.PUT, Value.of(List.of(Value.of("h8"), VALUE))),
                                Value.of(List.of(Value.of(List.of(Value.of("h8"), VALUE)))),
                                none)))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> ofEach(List<String> strategies, String workload, Invocation write) {
        return strategies.stream().map(strategy -> new Case(workload, strategy, write, VALUE, Value.NONE));
    }

    private static Stream<Case> merged(String workload, String strategy, Invocation write, Value present) {
        return Stream.of(new Case(workload, strategy, write, present, Value.NONE));
    }

    private static Stream<Case> kept(String workload, String strategy, Invocation write, Value present) {
        return Stream.of(new Case(workload, strategy, write, Value.of(List.of(present)), Value.of(List.of())));
    }

    private static Invocation write() {
        return of(Function.WRITE, VALUE);
    }

    private static Invocation claim(Value value) {
        return Invocation.ofPair(Function.COMPARE_AND_SET, "k", Value.NONE, value);
    }

    private static Invocation of(Function function, Value value) {
        return new Invocation(function, "k", value);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundWhereItIsMissingAtTheEnd(Case tried) {
        for (var seen : List.of(VersionVector.of(Map.of("n2", 3L)), VersionVector.of(Map.of("n1", 1L)))) {
            assertThat(verdicts(tried, tried.absent(), Version.ofSiblings(List.of(), VersionVector.EMPTY, seen)))
                    .as("missing where the replicas have applied %s", seen)
                    .hasAtLeastOneElementOfType(Verdict.Invalid.class);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNoAnomalyWhereItIsThere(Case tried) {
        var seen = VersionVector.of(Map.of("n1", 1L));
        var version = tried.keepsSiblings()
                ? Version.ofSiblings(List.of(DOT), VersionVector.EMPTY, seen)
                : new Version(DOT, 5, VersionVector.EMPTY, seen);

        assertThat(verdicts(tried, tried.present(), version)).doesNotHaveAnyElementsOfTypes(Verdict.Invalid.class);
        assertThat(results(tried, tried.present(), version))
                .filteredOn(result -> result.checker().equals("lost-write"))
                .extracting(CheckResult::verdict)
                .hasOnlyElementsOfType(Verdict.Valid.class);
    }

    private static List<Verdict> verdicts(Case tried, Value end, Version version) {
        return results(tried, end, version).stream().map(CheckResult::verdict).toList();
    }

    /** What the checkers of the workload say if every replica is read so at the end, and nothing was there before. */
    private static List<CheckResult> results(Case tried, Value end, Version version) {
        var settings = Map.of("strategy", tried.strategy(), "delivery", "causal");
        var history = new HistoryBuilder();
        history.add(new Event.RunStarted(
                0,
                0,
                new RunInfo(
                        "test",
                        1,
                        "simulated",
                        tried.workload(),
                        List.of("n1", "n2"),
                        List.of(),
                        new TreeMap<>(settings),
                        "2026-01-01",
                        "test")));
        var written = new Version(DOT, 5, VersionVector.EMPTY, VersionVector.of(Map.of("n1", 1L)));
        Answered.add(history, 2, Invocation.read("k"), tried.absent(), Version.NONE);
        Answered.add(history, 1, tried.write(), tried.write().value(), written);
        history.add(new Event.PhaseStarted(history.nextIndex(), history.nextIndex() * 1_000_000, Phase.FINAL_READS));
        Answered.add(history, 1, Invocation.read("k"), end, version);
        Answered.add(history, 2, Invocation.read("k"), end, version);
        history.add(new Event.PhaseStarted(history.nextIndex(), history.nextIndex() * 1_000_000, Phase.VERDICT));
        return Workloads.named(tried.workload()).orElseThrow().checkers(Contract.of(settings)).stream()
                .map(checker -> checker.check(history.build()))
                .toList();
    }
}
