package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.contract.Strategy;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class CatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "workloads, register",
        "faults, partition",
        "checkers, lost-write",
        "models, convergence",
        "strategies, lww-wall-clock",
        "topologies, all-to-all",
        "guarantees, convergence",
        "defects, drop-acknowledged",
        "anomalies, vanished-write"
    })
    void listsWhatThereIsWithOneSentenceEach(String list, String member) {
        var session = Session.of("list", list);

        assertThat(session.exitCode()).isZero();
        assertThat(session.err()).isEmpty();
        assertThat(session.out()).anyMatch(line -> line.strip().startsWith(member + " "));
        assertThat(session.out()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @CsvSource({"workloads", "faults", "checkers", "strategies", "topologies", "guarantees", "defects", "anomalies"})
    void everyListCanBeReadByPrograms(String list) {
        var session = Session.of("list", list, "--json");

        var parsed = new JsonMapper().readTree(session.outText());
        assertThat(session.out()).hasSize(1);
        assertThat(parsed.path("list").stringValue()).isEqualTo(list);
        assertThat(parsed.path("entries")).isNotEmpty();
        assertThat(parsed.path("entries"))
                .allMatch(entry -> !entry.path("name").stringValue().isBlank()
                        && entry.path("description").stringValue().endsWith("."));
    }

    @Test
    void withoutANameEverythingIsListed() {
        assertThat(Session.of("list").outText())
                .contains("Workloads:", "Faults:", "Checkers:", "Strategies:", "Topologies:")
                .contains("Guarantees:", "Defects:", "Anomalies:");
        assertThat(Session.of("list", "--json").out()).hasSize(8);
    }

    @Test
    void theReferenceInTheDocumentsIsUpToDate() throws IOException {
        var committed = Files.readString(Path.of("..", "docs", "reference.md"));

        assertThat(committed.lines())
                .as("run: make reference")
                .containsExactlyElementsOf(Session.of("list", "--markdown").out());
    }

    @Test
    void theGuaranteesInTheDocumentsAreUpToDate() throws IOException {
        var committed = Files.readString(Path.of("..", "docs", "store.md"));

        assertThat(committed.lines())
                .as("run: make store")
                .containsExactlyElementsOf(
                        Session.of("list", "guarantees", "--markdown").out());
    }

    @Test
    void guaranteesAreListedForEveryStrategy() {
        assertThat(Session.of("list", "guarantees").outText()).contains(strategies());
        assertThat(Session.of("list", "guarantees", "--markdown").outText()).contains(strategies());
    }

    private static List<String> strategies() {
        return Stream.of(Strategy.values()).map(Strategy::label).toList();
    }

    @Test
    void theAnomaliesInTheDocumentsAreUpToDate() throws IOException {
        var committed = Files.readString(Path.of("..", "docs", "anomalies.md"));

        assertThat(committed.lines())
                .as("run: make anomalies")
                .containsExactlyElementsOf(Session.of("explain", "--markdown").out());
    }

    @Test
    void everyAnomalyIsExplained() {
        for (var anomaly : AnomalyCatalogue.entries()) {
            var session = Session.of("explain", anomaly.name());

            assertThat(session.exitCode()).isZero();
            assertThat(session.out().getFirst()).startsWith(anomaly.name());
            assertThat(session.out()).contains("Example", "Provoked by", "Legal when");
            assertThat(session.out()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void theNamesOfTheLiteratureAreKnown() {
        assertThat(Session.of("explain", "CyclicCF").out().getFirst()).startsWith("conflicting-arbitration ");
    }

    @ParameterizedTest
    @CsvSource({
        "vanished-writes, vanished-write",
        "timetravel, time-travel",
        "stale own read, stale-own-read",
        "staleread, stale-own-read",
        "sibling, sibling-explosion"
    })
    void whoMisspellsIsToldTheNearestNames(String written, String meant) {
        var session = Session.of("explain", written);

        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst())
                .startsWith("error: there is no anomaly \"%s\"; did you mean ".formatted(written))
                .contains(meant);
    }

    @Test
    void whoAsksForSomethingElseIsToldWhereAllAreNamed() {
        assertThat(Session.of("explain", "zzz").err().getFirst())
                .isEqualTo("error: there is no anomaly \"zzz\"; all of them: rashomon explain");
        assertThat(Session.of("explain").outText()).contains("lost data", "  vanished-write ");
    }
}
