package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Promise;
import org.rashomon.harness.cli.GuaranteeMatrix.Place;
import org.rashomon.harness.cli.GuaranteeMatrix.Places;
import org.rashomon.harness.scenario.Pairings;

/** The reference store's configuration, and which guarantees follow from it, as one Markdown document. */
final class StoreDocument {

    private final PrintWriter out;

    private StoreDocument(PrintWriter out) {
        this.out = out;
    }

    /** What stands together in a table of reasons. */
    private record Because(String where, String reason) {}

    static void write(PrintWriter out) {
        var document = new StoreDocument(out);
        document.guarantees();
        document.reasons();
        StoreSettingsDocument.write(out);
        document.refusals();
    }

    private void guarantees() {
        out.println("""
                # The reference store's settings

                What an application may rely on under which settings. The checkers ask the same contracts: what is
                promised and does not hold is an anomaly, what is not promised is permitted by design. Written by
                `make store`; in the terminal: `rashomon list guarantees`. How settings are given:
                [scenario.md](scenario.md), and for a node by itself [store-api.md](store-api.md).

                ## Guarantees

                `+` is given; all other settings are the defaults. Strategies and topologies of the same guarantees
                share a row; what is not in the table is refused. What `lww-wall-clock` gives rests on wall clocks
                that are right: a leader whose clock is behind says yes to a write and keeps what it had, which is
                an anomaly. What was seen of each contract on seeds: [store-measured.md](store-measured.md).
                """);
        var ids = Stream.of(Guarantee.values()).map(Guarantee::id).toList();
        out.println("| strategy | topology | delivery | " + String.join(" | ", ids) + " |");
        out.println("| --- | --- | --- |" + " --- |".repeat(ids.size()));
        for (var family : GuaranteeMatrix.families(GuaranteeScreen::given)) {
            family.byOutcome()
                    .forEach((given, joined) -> joined.forEach(places -> out.println("| %s | %s | %s | %s |"
                            .formatted(
                                    family.name(),
                                    GuaranteeMatrix.labels(places.topologies()),
                                    GuaranteeMatrix.labels(places.deliveries()),
                                    marks(given)))));
        }
        out.println();
        out.println("| id | guarantee | meaning |");
        out.println("| --- | --- | --- |");
        for (var guarantee : Guarantee.values()) {
            out.println("| %s | `%s` | %s |".formatted(guarantee.id(), guarantee.label(), guarantee.description()));
        }
    }

    private static String marks(List<Guarantee> given) {
        return Stream.of(Guarantee.values())
                .map(guarantee -> given.contains(guarantee) ? "+" : "")
                .collect(Collectors.joining(" | "));
    }

    private void reasons() {
        out.println();
        out.println("## What is not given, and why");
        for (var family : GuaranteeMatrix.families(StoreDocument::denied)) {
            out.println();
            out.println("### " + family.name());
            out.println();
            family.strategies()
                    .forEach(strategy -> out.println("- `%s`: %s".formatted(strategy.label(), strategy.description())));
            out.println();
            out.println("| not given | where | because |");
            out.println("| --- | --- | --- |");
            rows(family.outcomes())
                    .forEach((because, guarantees) -> out.println("| %s | %s | %s |"
                            .formatted(String.join(", ", guarantees), because.where(), because.reason())));
        }
    }

    private static List<Promise> denied(Contract contract) {
        return contract.promises().stream().filter(promise -> !promise.given()).toList();
    }

    private static Map<Because, List<String>> rows(Map<Place, List<Promise>> outcomes) {
        var places = new LinkedHashMap<Promise, List<Place>>();
        for (var guarantee : Guarantee.values()) {
            outcomes.forEach((place, denied) -> denied.stream()
                    .filter(promise -> promise.guarantee() == guarantee)
                    .forEach(promise -> places.computeIfAbsent(promise, unused -> new ArrayList<>())
                            .add(place)));
        }
        var rows = new LinkedHashMap<Because, List<String>>();
        places.forEach((promise, some) -> {
            for (Places joined : GuaranteeMatrix.join(some)) {
                rows.computeIfAbsent(
                                new Because(joined.among(outcomes.keySet()), promise.reason()),
                                unused -> new ArrayList<>())
                        .add(promise.guarantee().id());
            }
        });
        return rows;
    }

    private void refusals() {
        var refusals = new LinkedHashSet<Pairings.Refusal>();
        StoreSettingsDocument.contracts().map(Pairings::refusal).forEach(refusal -> refusal.ifPresent(refusals::add));
        out.println();
        out.println("## What does not go together");
        out.println();
        out.println("| settings | why, and the way out |");
        out.println("| --- | --- |");
        refusals.forEach(refusal ->
                out.println("| `%s`, `%s` | %s |".formatted(refusal.setting(), refusal.other(), refusal.why())));
    }
}
