package org.rashomon.checkers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Promise;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Tombstones;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.history.RunInfo;

/**
 * What a configuration of a store is, read from what the history says of it, and what it promises.
 *
 * @param strategy how the store resolves conflicts; empty when the history does not say, or not in words known here
 * @param topology who sends changes to whom
 * @param edges the edges of a tree, such as {@code n1-n2}
 * @param delivery in which order changes are applied
 * @param routing which node a session speaks to
 * @param sessions what a session carries along
 * @param log what travels
 * @param replication which copies an acknowledgement vouches for
 * @param tombstones when the trace of a delete may go
 * @param ids how the ids of new rows are picked
 * @param unknown for each entry that is not known here, one sentence; nothing is promised then
 */
public record Contract(
        Optional<Strategy> strategy,
        Topology topology,
        List<String> edges,
        Delivery delivery,
        Routing routing,
        Sessions sessions,
        ReplicationLog log,
        Replication replication,
        Tombstones tombstones,
        Ids ids,
        List<String> unknown) {

    public Contract {
        edges = List.copyOf(edges);
        unknown = List.copyOf(unknown);
    }

    /** The contract of the run that a history tells of. */
    public static Contract of(RunInfo info) {
        return of(info.contract());
    }

    /** The contract with these entries; absent ones have their defaults, an absent strategy is not known. */
    public static Contract of(Map<String, String> entries) {
        var reader = new Reader(entries, new ArrayList<>());
        return new Contract(
                reader.named("strategy", "", Strategy::named),
                reader.choice("topology", Topology.values()),
                reader.list("edges"),
                reader.choice("delivery", Delivery.values()),
                reader.choice("routing", Routing.values()),
                reader.choice("sessions", Sessions.values()),
                reader.choice("log", ReplicationLog.values()),
                reader.choice("replication", Replication.values()),
                reader.named("tombstones", Tombstones.ALL_SEEN.label(), Tombstones::named)
                        .orElse(Tombstones.ALL_SEEN),
                reader.choice("ids", Ids.values()),
                reader.unknown);
    }

    /** The same of a store that forgets no delete before every replica has seen it. */
    public Contract keepingTombstones() {
        return new Contract(
                strategy,
                topology,
                edges,
                delivery,
                routing,
                sessions,
                log,
                replication,
                Tombstones.ALL_SEEN,
                ids,
                unknown);
    }

    /** What is promised for each guarantee and why, in the order of their ids. */
    public List<Promise> promises() {
        return Promises.of(this);
    }

    /** What is promised for one guarantee. */
    public Promise promise(Guarantee guarantee) {
        return Promises.of(this, guarantee);
    }

    /** Whether a guarantee is given. */
    public boolean gives(Guarantee guarantee) {
        return promise(guarantee).given();
    }

    /** Whether this is the strategy; never when it is not known. */
    public boolean is(Strategy one) {
        return strategy.equals(Optional.of(one));
    }

    /** Reads entries; the first choice of each setting is its default. */
    private record Reader(Map<String, String> entries, List<String> unknown) {

        <S extends Setting> S choice(String name, S[] choices) {
            return named(
                            name,
                            choices[0].label(),
                            label -> Arrays.stream(choices)
                                    .filter(choice -> choice.label().equals(label))
                                    .findFirst())
                    .orElse(choices[0]);
        }

        <T> Optional<T> named(String name, String absent, Function<String, Optional<T>> find) {
            var label = entries.getOrDefault(name, absent);
            var found = find.apply(label);
            if (found.isEmpty() && !label.isEmpty()) {
                unknown.add("the contract's %s \"%s\" is not known here".formatted(name, label));
            }
            return found;
        }

        List<String> list(String name) {
            return Arrays.stream(entries.getOrDefault(name, "").split("[\\[\\], ]+"))
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        }
    }
}
