package org.rashomon.checkers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.causal.IsolationChecker.Level.READ_ATOMIC;
import static org.rashomon.checkers.causal.SessionGuarantee.MONOTONIC_READS;
import static org.rashomon.checkers.causal.SessionGuarantee.MONOTONIC_WRITES;
import static org.rashomon.checkers.causal.SessionGuarantee.READ_YOUR_WRITES;
import static org.rashomon.checkers.causal.SessionGuarantee.WRITES_FOLLOW_READS;
import static org.rashomon.checkers.testing.Versions.seenBy;
import static org.rashomon.checkers.testing.Versions.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.IsolationChecker;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** The same violation under contracts that promise the guarantee, deny it, or deny it for another reason. */
class ByContractTest {

    private static final Version FIRST = version("n1", 1, 10, Map.of());

    @ParameterizedTest
    @CsvSource({
        "routing=sticky, invalid",
        "routing=roaming, valid",
        "routing=roaming sessions=tokens, invalid",
        "routing=home, valid"
    })
    void aSessionThatMovedMayMissItsOwnWriteUnlessPromised(String contract, String verdict) {
        var script = script(contract);
        script.write(1, "n1", "x", 1, FIRST);
        script.read(1, "n2", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));

        var result = new SessionChecker(READ_YOUR_WRITES).check(script.finish());

        assertThat(result.verdict().label()).isEqualTo(verdict);
        assertThat(result.byDesignCount()).isEqualTo(verdict.equals("valid") ? 1 : 0);
    }

    @Test
    void whatIsByDesignNamesTheRuleAndTheOperations() {
        var script = script("routing=roaming");
        script.write(1, "n1", "x", 1, FIRST);
        script.read(1, "n2", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));

        assertThat(new SessionChecker(READ_YOUR_WRITES).check(script.finish()).byDesign())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.name()).isEqualTo("stale-own-read");
                    assertThat(finding.rule()).isEqualTo("The next replica may not yet have what the last one had.");
                    assertThat(finding.certificate()).hasSize(2);
                });
    }

    @Test
    void roamingDoesNotExcuseANodeThatForgets() {
        var script = script("routing=roaming");
        script.write(1, "n1", "x", 1, FIRST);
        script.read(1, "n1", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));

        assertThat(new SessionChecker(READ_YOUR_WRITES)
                        .check(script.finish())
                        .verdict()
                        .label())
                .isEqualTo("invalid");
    }

    @Test
    void aSessionThatMovedMayGoBackInTimeButNotOnOneNode() {
        var moved = script("routing=roaming");
        moved.write(1, "n1", "x", 1, FIRST);
        moved.read(2, "n1", "x", Value.of(1), seenBy(FIRST, Map.of("n1", 1L)));
        moved.read(2, "n2", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));
        assertThat(new SessionChecker(MONOTONIC_READS).check(moved.build()).byDesignCount())
                .isEqualTo(1);

        moved.read(2, "n1", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));
        assertThat(new SessionChecker(MONOTONIC_READS)
                        .check(moved.finish())
                        .verdict()
                        .label())
                .isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource({"delivery=fifo, valid", "delivery=unordered, valid", "delivery=causal, invalid"})
    void theAnswerMayComeBeforeTheQuestionUnlessDeliveryIsCausal(String contract, String verdict) {
        var script = script(contract);
        script.write(1, "n1", "x", 1, FIRST);
        script.read(2, "n2", "x", Value.of(1), seenBy(FIRST, Map.of("n1", 1L)));
        script.write(2, "n2", "y", 1, version("n2", 1, 20, Map.of("n1", 1L)));
        script.state("n3", "digest", Map.of("n2", 1L));

        assertThat(new SessionChecker(WRITES_FOLLOW_READS)
                        .check(script.finish())
                        .verdict()
                        .label())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"delivery=fifo, invalid", "delivery=unordered, valid", "delivery=causal, invalid"})
    void theWritesOfOneNodeMayOvertakeEachOtherOnlyIfDeliveryIsUnordered(String contract, String verdict) {
        var script = script(contract);
        script.write(1, "n1", "x", 1, FIRST);
        script.write(1, "n1", "y", 1, version("n1", 2, 20, Map.of("n1", 1L)));
        script.read(2, "n2", "y", Value.of(1), bare(version("n1", 2, 20, Map.of("n1", 1L))));
        script.read(2, "n2", "x", Value.NONE, Version.NONE);
        var history = script.finish();

        assertThat(new PrefixChecker().check(history).verdict().label()).isEqualTo(verdict);
        assertThat(new CausalChecker().check(history).verdict().label()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "strategy=lww-wall-clock delivery=causal, 30, valid",
        "strategy=lww-wall-clock delivery=causal, 5, invalid",
        "strategy=lww-lamport delivery=causal, 30, invalid"
    })
    void aHigherStampExcusesAnOlderVersionOnlyWhereClocksMayBeWrong(String contract, long stamp, String verdict) {
        var older = version("n1", 1, stamp, Map.of());
        var later = version("n2", 1, 20, Map.of("n1", 1L));
        var script = script(contract);
        script.write(1, "n1", "x", 1, older);
        script.read(2, "n2", "x", Value.of(1), bare(older));
        script.write(2, "n2", "x", 2, later);
        script.read(3, "n2", "x", Value.of(2), bare(later));
        script.read(3, "n2", "x", Value.of(1), bare(older));

        assertThat(new CausalChecker().check(script.finish()).verdict().label()).isEqualTo(verdict);
    }

    @Test
    void withoutAContractEveryViolationCounts() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of());
        script.write(1, "n1", "x", 1, FIRST);
        script.read(1, "n2", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));

        assertThat(new SessionChecker(READ_YOUR_WRITES)
                        .check(script.finish())
                        .verdict()
                        .label())
                .isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource({"n2, valid, 1", "n1, invalid, 0"})
    void aTransactionMayBeSeenInPartsOnlyOnOtherNodes(String readOn, String verdict, long byDesign) {
        var script = script("");
        script.invoke(1, "n1", Function.TRANSACTION, "", transaction("w", 1, 1));
        script.ok(1, transaction("w", 1, 1), Version.NONE);
        script.invoke(2, readOn, Function.TRANSACTION, "", reads(Value.NONE, Value.NONE));
        script.ok(2, reads(Value.of(1), Value.NONE), Version.NONE);

        var result = new IsolationChecker(READ_ATOMIC).check(script.finish());

        assertThat(result.verdict().label()).isEqualTo(verdict);
        assertThat(result.byDesignCount()).isEqualTo(byDesign);
    }

    @Test
    void aThinAirValueIsNeverByDesign() {
        var script = script("delivery=unordered routing=roaming");
        script.read(1, "n1", "x", Value.of(7), Version.NONE);

        assertThat(new CausalChecker().check(script.finish()).verdict().label()).isEqualTo("invalid");
    }

    @Test
    void monotonicWritesOfARoamingSessionAreByDesignAcrossNodes() {
        var script = script("routing=roaming");
        script.write(1, "n1", "x", 1, FIRST);
        script.write(1, "n2", "y", 1, version("n2", 1, 20, Map.of()));

        var result = new SessionChecker(MONOTONIC_WRITES).check(script.finish());

        assertThat(result.verdict().label()).isEqualTo("valid");
        assertThat(result.byDesignCount()).isEqualTo(1);
    }

    /** As told by a store that does not say what the replica had applied. */
    private static Version bare(Version version) {
        return new Version(version.dot(), version.timestampMicros(), version.context(), VersionVector.EMPTY);
    }

    private static Value transaction(String function, long x, long y) {
        return Value.of(List.of(part(function, "x", Value.of(x)), part(function, "y", Value.of(y))));
    }

    private static Value reads(Value x, Value y) {
        return Value.of(List.of(part("r", "x", x), part("r", "y", y)));
    }

    private static Value part(String function, String key, Value value) {
        return Value.of(List.of(Value.of(function), Value.of(key), value));
    }

    private static HistoryScript script(String entries) {
        var contract = new HashMap<>(Map.of("strategy", "lww-wall-clock"));
        for (var entry : entries.split(" ", -1)) {
            var equals = entry.indexOf('=');
            if (equals > 0) {
                contract.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return HistoryScript.run(List.of("n1", "n2", "n3"), List.of(), contract);
    }
}
