package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.history.History;
import org.rashomon.results.replication.Replication;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log with vector clocks for ShiViz: a host for each node, an event for each write it accepted and for each sight of
 * another node's write. ShiViz draws small logs; a span keeps it small.
 */
final class ShivizLog implements Export {

    private final Span span;

    ShivizLog(Span span) {
        this.span = span;
    }

    /**
     * What happens on a host.
     *
     * @param write the row of the write
     * @param isSight whether the host first shows another's write, rather than accepting its own
     */
    private record Happening(long nanos, int node, int write, boolean isSight) {}

    @Override
    public String name() {
        return "shiviz";
    }

    @Override
    public String description() {
        return "A log with vector clocks for ShiViz; paste it together with its first line, the parser.";
    }

    @Override
    public void write(History history, Writer to) throws IOException {
        to.write("(?<host>\\S+) (?<clock>\\{.*\\})\\n(?<event>.*)\n\n");
        var nodes = history.info().nodes();
        Map<Integer, Map<String, Integer>> clockOfWrite = new HashMap<>();
        List<Map<String, Integer>> clocks = new ArrayList<>();
        nodes.forEach(node -> clocks.add(new TreeMap<>()));
        for (var happening : happenings(history, nodes)) {
            var clock = clocks.get(happening.node);
            if (happening.isSight) {
                clockOfWrite
                        .getOrDefault(happening.write, Map.of())
                        .forEach((node, count) -> clock.merge(node, count, Math::max));
            }
            clock.merge(host(nodes, happening.node), 1, Integer::sum);
            if (!happening.isSight) {
                clockOfWrite.put(happening.write, new TreeMap<>(clock));
            }
            to.write("%s %s%n%s%n"
                    .formatted(
                            host(nodes, happening.node),
                            JsonMapper.shared().writeValueAsString(clock),
                            text(history, happening)));
        }
    }

    private List<Happening> happenings(History history, List<String> nodes) {
        var operations = history.operations();
        var replication = Replication.of(history, nodes);
        var happenings = new ArrayList<Happening>();
        for (var row = 0; row < operations.size(); row++) {
            var origin = nodes.indexOf(operations.node(row));
            var isShown = origin >= 0 && span.touches(operations, row) && Replication.isVersionedWrite(operations, row);
            if (!isShown) {
                continue;
            }
            happenings.add(new Happening(operations.completedNanos(row), origin, row, false));
            for (var node = 0; node < nodes.size(); node++) {
                var seen = replication.seenNanos(node, row);
                if (node != origin && seen != Replication.NEVER) {
                    happenings.add(new Happening(seen, node, row, true));
                }
            }
        }
        happenings.sort(Comparator.comparingLong(Happening::nanos).thenComparing(Happening::isSight));
        return happenings;
    }

    private static String host(List<String> nodes, int node) {
        return nodes.get(node).replaceAll("\\s", "_");
    }

    private static String text(History history, Happening happening) {
        var operations = history.operations();
        return "%s %s %s %s (%s) at %.6f s"
                .formatted(
                        happening.isSight ? "shows" : "accepts",
                        operations.function(happening.write),
                        operations.key(happening.write),
                        operations.argument(happening.write),
                        operations.version(happening.write).dot(),
                        happening.nanos / 1e9)
                .replaceAll("\\R", " ");
    }
}
