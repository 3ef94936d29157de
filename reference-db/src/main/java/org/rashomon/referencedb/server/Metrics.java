package org.rashomon.referencedb.server;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.rashomon.referencedb.LinkStatus;
import org.rashomon.referencedb.Reply;

/** A node's status in the text format of Prometheus, version 0.0.4. */
final class Metrics {

    private final StringBuilder text = new StringBuilder();

    /** Writes everything that a status tells. */
    static String of(Reply.Status status) {
        var metrics = new Metrics();
        metrics.gauge("store_keys", "Keys that have a value.");
        metrics.sample("store_keys", "", status.keys());
        metrics.gauge("store_tombstones", "Tombstones that are kept.");
        metrics.sample("store_tombstones", "", status.counts().tombstones());
        metrics.gauge("store_held_back_changes", "Changes that wait for those they depend on.");
        metrics.sample("store_held_back_changes", "", status.counts().heldBack());
        metrics.gauge("store_applied_sequence", "Up to which write of each origin all are applied.");
        status.seen()
                .entries()
                .forEach((origin, sequence) ->
                        metrics.sample("store_applied_sequence", label("origin", origin), sequence));
        metrics.conflicts(status.counts());
        metrics.arrivals(status.counts().arrivals());
        metrics.links(status.links());
        return metrics.text.toString();
    }

    private void conflicts(Reply.Counts counts) {
        counter("store_conflicts_total", "Changes that met a version they did not know of, by kind.");
        new TreeMap<>(counts.conflicts())
                .forEach((kind, count) -> sample("store_conflicts_total", label("kind", ReplyJson.name(kind)), count));
    }

    private void arrivals(Reply.Arrivals arrivals) {
        counter("store_arrivals_total", "Changes that came from peers one by one.");
        sample("store_arrivals_total", label("outcome", "applied"), arrivals.applied());
        sample("store_arrivals_total", label("outcome", "duplicate"), arrivals.duplicates());
    }

    private void links(List<LinkStatus> links) {
        gauge("store_link_up", "Whether the peer answered the last message.");
        each(links, "store_link_up", link -> link.state() == LinkStatus.State.CONNECTED ? 1 : 0);
        gauge("store_link_backlog_changes", "Changes that the peer is not known to have.");
        each(links, "store_link_backlog_changes", link -> link.backlog().changes());
        gauge("store_link_lag_milliseconds", "How long the oldest of them has waited.");
        each(links, "store_link_lag_milliseconds", link -> link.backlog().lagMillis());
        counter("store_link_sent_changes_total", "Changes sent, counting repeats.");
        each(links, "store_link_sent_changes_total", link -> link.sent().changes());
        counter("store_link_failed_sends_total", "Messages that were not answered.");
        each(links, "store_link_failed_sends_total", link -> link.sent().failures());
        counter("store_link_snapshots_total", "Snapshots that were begun.");
        each(links, "store_link_snapshots_total", link -> link.sent().snapshots());
        counter("store_link_repairs_total", "How often what differed was sent though nothing was missing.");
        each(links, "store_link_repairs_total", link -> link.sent().repairs());
    }

    private void each(List<LinkStatus> links, String name, ToLongFunction<LinkStatus> value) {
        links.forEach(link -> sample(name, label("to", link.to()), value.applyAsLong(link)));
    }

    /** Names of nodes and kinds need no escapes. */
    private static String label(String name, String value) {
        return "{%s=\"%s\"}".formatted(name, value);
    }

    private void gauge(String name, String help) {
        head(name, "gauge", help);
    }

    private void counter(String name, String help) {
        head(name, "counter", help);
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String labels, long value) {
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }
}
