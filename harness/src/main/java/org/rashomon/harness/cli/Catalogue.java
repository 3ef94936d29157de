package org.rashomon.harness.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.local.StoreDefects;
import org.rashomon.harness.sessions.Questions;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.workloads.Workloads;

/** What there is to choose from. */
enum Catalogue {
    WORKLOADS("What clients can do"),
    FAULTS("What can break"),
    CHECKERS("What a history is judged by"),
    STRATEGIES("How conflicts can be resolved"),
    TOPOLOGIES("Who can replicate to whom"),
    GUARANTEES("What a configuration of the store can promise"),
    DEFECTS("What can be planted in the reference store"),
    ANOMALIES("What can be found");

    private final String title;

    Catalogue(String title) {
        this.title = title;
    }

    /** A thing to choose, and one sentence about it. */
    record Entry(String name, String description) {}

    static Optional<Catalogue> named(String name) {
        // Models are what checkers judge by; the field uses both words.
        var wanted = name.equals("models") ? "checkers" : name;
        return Arrays.stream(values())
                .filter(catalogue -> catalogue.label().equals(wanted))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Catalogue::label).collect(Collectors.joining(", "));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    List<Entry> entries() throws IOException, InterruptedException {
        return switch (this) {
            case WORKLOADS ->
                Workloads.all().stream()
                        .map(workload -> new Entry(workload.name(), workload.description()))
                        .toList();
            case FAULTS ->
                Arrays.stream(FaultKind.values())
                        .map(kind -> new Entry(kind.label(), sentence(kind.description())))
                        .toList();
            case CHECKERS ->
                Questions.all().stream()
                        .map(checker -> new Entry(checker.name(), checker.description()))
                        .distinct()
                        .toList();
            case STRATEGIES ->
                Arrays.stream(Strategy.values())
                        .map(strategy -> new Entry(strategy.label(), strategy.description()))
                        .toList();
            case TOPOLOGIES ->
                Arrays.stream(Topology.values())
                        .map(topology -> new Entry(topology.label(), topology.description()))
                        .toList();
            case GUARANTEES ->
                Arrays.stream(Guarantee.values())
                        .map(guarantee -> new Entry(guarantee.label(), guarantee.id() + ": " + guarantee.description()))
                        .toList();
            case DEFECTS ->
                StoreDefects.list().stream()
                        .map(defect -> new Entry(
                                defect.name(), defect.description() + " Stands for " + defect.standsFor() + "."))
                        .toList();
            case ANOMALIES ->
                AnomalyCatalogue.entries().stream()
                        .map(anomaly -> new Entry(
                                anomaly.name(),
                                anomaly.definition()
                                        + (anomaly.kind() == AnomalyCatalogue.Kind.BY_DESIGN
                                                ? " Permitted by design."
                                                : "")))
                        .toList();
        };
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
