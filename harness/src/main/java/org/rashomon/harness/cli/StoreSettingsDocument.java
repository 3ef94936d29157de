package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.harness.cli.GuaranteeMatrix.Place;
import org.rashomon.harness.scenario.Pairings;

/** The part of the store's document on settings besides strategy, topology and delivery. */
final class StoreSettingsDocument {

    private static final List<Other> OTHERS = List.of(
            Other.of("routing", "which node a session speaks to", Routing.values()),
            Other.of("sessions", "what a session carries from one answer to the next request", Sessions.values())
                    .also(Map.of("routing", "roaming", "sessions", "tokens"))
                    .also(Map.of("routing", "home", "sessions", "tokens")),
            Other.of("replication", "which copies of a write exist when it is acknowledged", Replication.values()),
            Other.of("log", "what travels between nodes", ReplicationLog.values()),
            new Other(
                    "tombstones",
                    "when the trace of a delete may go",
                    List.of(
                            new Value("all-seen", "When every replica has seen it."),
                            new Value("2s", "After that time (or any other), whoever has seen it.")),
                    List.of(Map.of("tombstones", "2s"))),
            Other.of("ids", "how a leader picks the ids of new rows", Ids.values()),
            new Other(
                    "durability",
                    "when a write counts as kept by the accepting node",
                    List.of(new Value("fsync", "When its log is synced; there is no other way.")),
                    List.of()));

    private StoreSettingsDocument() {}

    /** A value of a setting, and one sentence about it. */
    private record Value(String label, String description) {}

    /**
     * A setting.
     *
     * @param values the default first
     * @param variations the entries whose effect is told
     */
    private record Other(String name, String meaning, List<Value> values, List<Map<String, String>> variations) {

        static Other of(String name, String meaning, Setting... values) {
            return new Other(
                    name,
                    meaning,
                    Stream.of(values)
                            .map(value -> new Value(value.label(), value.description()))
                            .toList(),
                    Stream.of(values)
                            .skip(1)
                            .map(value -> Map.of(name, value.label()))
                            .toList());
        }

        Other also(Map<String, String> variation) {
            return new Other(
                    name,
                    meaning,
                    values,
                    Stream.concat(variations.stream(), Stream.of(variation)).toList());
        }
    }

    /** How a guarantee fares under a variation, and why. */
    private record Change(Effect effect, String reason) {}

    private enum Effect {
        GAINED("gives"),
        LOST("takes away"),
        STILL_MISSING("still without");

        private final String words;

        Effect(String words) {
            this.words = words;
        }
    }

    /** One effect on one guarantee in one place. */
    private record Observed(Change change, Guarantee guarantee, Place place) {}

    /** Every configuration there is to be asked about, whether or not it makes sense. */
    static Stream<Contract> contracts() {
        return Stream.concat(
                        Stream.of(Map.<String, String>of()),
                        OTHERS.stream().flatMap(other -> other.variations().stream()))
                .flatMap(entries -> Stream.of(Strategy.values())
                        .flatMap(strategy ->
                                GuaranteeMatrix.places().stream().map(place -> place.contract(strategy, entries))));
    }

    static void write(PrintWriter out) {
        out.println("""

                ## Other settings

                The first value is the default. The tables say what a value changes, compared with the defaults of
                all of these settings.""");
        OTHERS.forEach(other -> write(other, out));
    }

    private static void write(Other other, PrintWriter out) {
        out.println();
        out.println("### %s: %s".formatted(other.name(), other.meaning()));
        out.println();
        other.values().forEach(value -> out.println("- `%s`: %s".formatted(value.label(), value.description())));
        if (!other.variations().isEmpty()) {
            out.println();
            out.println("| setting | changes | where | because |");
            out.println("| --- | --- | --- | --- |");
            other.variations().forEach(variation -> changes(variation, out));
        }
    }

    private static void changes(Map<String, String> variation, PrintWriter out) {
        var observed = observed(variation);
        var told = observed.stream().anyMatch(one -> one.change().effect() != Effect.STILL_MISSING)
                ? observed.stream()
                        .filter(one -> one.change().effect() != Effect.STILL_MISSING)
                        .toList()
                : List.copyOf(observed);
        var name = variation.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "`%s: %s`".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        if (told.isEmpty()) {
            out.println("| %s | nothing | | |".formatted(name));
        }
        var rows = new LinkedHashMap<List<String>, Set<String>>();
        for (var one : told) {
            Predicate<Observed> same =
                    other -> other.change().equals(one.change()) && other.guarantee() == one.guarantee();
            var places = told.stream()
                    .filter(same)
                    .map(Observed::place)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (var joined : GuaranteeMatrix.join(places)) {
                rows.computeIfAbsent(
                                List.of(
                                        one.change().effect().words,
                                        joined.among(GuaranteeMatrix.places()),
                                        one.change().reason()),
                                unused -> new LinkedHashSet<>())
                        .add(one.guarantee().id());
            }
        }
        rows.forEach((row, ids) -> out.println("| %s | %s %s | %s | %s |"
                .formatted(name, row.getFirst(), String.join(", ", ids), row.get(1), row.getLast())));
    }

    private static Set<Observed> observed(Map<String, String> variation) {
        var observed = new LinkedHashSet<Observed>();
        for (var guarantee : Guarantee.values()) {
            for (var place : GuaranteeMatrix.places()) {
                for (var strategy : Strategy.values()) {
                    var before = place.contract(strategy, Map.of());
                    var after = place.contract(strategy, variation);
                    if (Pairings.refusal(before).isEmpty()
                            && Pairings.refusal(after).isEmpty()) {
                        change(before, after, guarantee)
                                .forEach(change -> observed.add(new Observed(change, guarantee, place)));
                    }
                }
            }
        }
        return observed;
    }

    private static Stream<Change> change(Contract before, Contract after, Guarantee guarantee) {
        var old = before.promise(guarantee);
        var now = after.promise(guarantee);
        if (now.given()) {
            return old.given() ? Stream.of() : Stream.of(new Change(Effect.GAINED, now.reason()));
        }
        if (old.given()) {
            return Stream.of(new Change(Effect.LOST, now.reason()));
        }
        return old.reason().equals(now.reason())
                ? Stream.of()
                : Stream.of(new Change(Effect.STILL_MISSING, now.reason()));
    }
}
