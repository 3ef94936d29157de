package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Guarantee;

/** Which configuration gives which guarantees, as a table for the terminal. */
final class GuaranteeScreen {

    private static final List<Guarantee> ALL = List.of(Guarantee.values());

    private GuaranteeScreen() {}

    /** One line of the table. */
    private record Row(String topologies, String deliveries, List<Guarantee> given) {}

    static List<Guarantee> given(Contract contract) {
        return ALL.stream().filter(contract::gives).toList();
    }

    static void show(PrintWriter out) {
        out.println("Given (+) by each strategy, other settings being the defaults:");
        for (var family : GuaranteeMatrix.families(GuaranteeScreen::given)) {
            out.println();
            out.println(family.name());
            var rows = new ArrayList<Row>();
            family.byOutcome()
                    .forEach((given, joined) -> joined.forEach(places -> rows.add(new Row(
                            GuaranteeMatrix.labels(places.topologies()),
                            GuaranteeMatrix.labels(places.deliveries()),
                            given))));
            out.println(line("", "", ALL.stream().map(Guarantee::id)));
            rows.forEach(row -> out.println(line(
                    row.topologies(),
                    row.deliveries(),
                    ALL.stream().map(guarantee -> row.given().contains(guarantee) ? "+" : "."))));
        }
        out.println();
        out.println("Why the others are not given, and what the other settings change: docs/store.md.");
    }

    private static String line(String topologies, String deliveries, Stream<String> marks) {
        return "  %-28s  %-15s %s"
                .formatted(topologies, deliveries, marks.map("%4s"::formatted).collect(Collectors.joining()));
    }
}
