package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.replication.Replication;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trace in the JSON format that Perfetto and chrome://tracing read: a process for each node, a thread for each client
 * process, faults as asynchronous slices, replication as flows, clock offsets and backlogs as counters. Operations of
 * which nobody learned the outcome are asynchronous, since slices of one thread must not overlap.
 */
final class PerfettoTrace implements Export {

    /** The process that stands for the run as a whole. */
    private static final int RUN = 1;

    private final Span span;

    PerfettoTrace(Span span) {
        this.span = span;
    }

    @Override
    public String name() {
        return "perfetto";
    }

    @Override
    public String description() {
        return "A trace for ui.perfetto.dev: operations, faults, replication, clocks on one time axis.";
    }

    @Override
    public void write(History history, Writer to) throws IOException {
        var trace = new Trace(history, to);
        to.write("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n");
        trace.names();
        trace.faults();
        trace.operations();
        trace.states();
        to.write("\n]}\n");
    }

    /** One trace in the making. */
    private final class Trace {

        private final History history;
        private final Writer to;
        private final List<String> nodes;
        private final Replication replication;
        private boolean isFirst = true;

        Trace(History history, Writer to) {
            this.history = history;
            this.to = to;
            var seen = new LinkedHashSet<>(history.info().nodes());
            for (var row = 0; row < history.operations().size(); row++) {
                seen.add(history.operations().node(row));
            }
            this.nodes = List.copyOf(seen);
            this.replication = Replication.of(history, nodes);
        }

        void names() throws IOException {
            event(
                    "M",
                    "process_name",
                    RUN,
                    0,
                    Map.of("args", Map.of("name", "run " + history.info().name())));
            for (var node : nodes) {
                event("M", "process_name", pid(node), 0, Map.of("args", Map.of("name", "node " + node)));
            }
        }

        void faults() throws IOException {
            for (var fault : FaultOutcome.of(history)) {
                var start = Math.round(fault.startSeconds() * 1e6);
                var end = Math.round(fault.endSeconds() * 1e6);
                if (start * 1000 <= span.untilNanos() && end * 1000 >= span.fromNanos()) {
                    var arguments = Map.of("description", fault.description(), "effect", fault.effect());
                    var id = "fault " + fault.number();
                    event("b", fault.kind(), RUN, 0, Map.of("cat", "fault", "id", id, "ts", start, "args", arguments));
                    event("e", fault.kind(), RUN, 0, Map.of("cat", "fault", "id", id, "ts", end));
                }
            }
        }

        void operations() throws IOException {
            for (var row = 0; row < history.operations().size(); row++) {
                if (span.touches(history.operations(), row)) {
                    operation(history.operations(), row);
                    flows(history.operations(), row);
                }
            }
        }

        private void operation(Operations operations, int row) throws IOException {
            var name = operations.function(row) + " " + operations.key(row);
            var pid = pid(operations.node(row));
            var start = operations.invokedNanos(row) / 1000;
            var more = new LinkedHashMap<String, Object>(Map.of("cat", "operation", "ts", start));
            more.put("args", arguments(operations, row));
            if (operations.outcome(row) == Outcome.INFO) {
                more.put("id", "operation " + row);
                event("b", name, pid, operations.process(row), more);
                var end = Math.min(operations.completedNanos(row), history.endNanos()) / 1000;
                more.put("ts", end);
                more.remove("args");
                event("e", name, pid, operations.process(row), more);
            } else {
                more.put("dur", Math.max(1, operations.completedNanos(row) / 1000 - start));
                event("X", name, pid, operations.process(row), more);
            }
        }

        private Map<String, Object> arguments(Operations operations, int row) {
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("event", operations.invokedIndex(row));
            arguments.put("outcome", operations.outcome(row).name().toLowerCase(Locale.ROOT));
            put(arguments, "argument", operations.argument(row));
            put(arguments, "result", operations.result(row));
            if (operations.hasVersion(row)) {
                arguments.put("version", operations.version(row).dot().toString());
            }
            if (!operations.error(row).isEmpty()) {
                arguments.put("error", operations.error(row));
            }
            return arguments;
        }

        private static void put(Map<String, Object> arguments, String name, Value value) {
            if (!value.equals(Value.NONE)) {
                arguments.put(name, value.toString());
            }
        }

        /** From the acknowledgement of a write to the first sight of it on each other node. */
        private void flows(Operations operations, int row) throws IOException {
            if (!Replication.isVersionedWrite(operations, row)) {
                return;
            }
            for (var node = 0; node < nodes.size(); node++) {
                var seen = replication.seenNanos(node, row);
                if (seen != Replication.NEVER && !nodes.get(node).equals(operations.node(row))) {
                    var id = row * 256L + node;
                    var start = operations.completedNanos(row) / 1000;
                    var flow = Map.<String, Object>of("cat", "replication", "id", id, "ts", start);
                    event("s", "replication", pid(operations.node(row)), operations.process(row), flow);
                    event(
                            "f",
                            "replication",
                            pid(nodes.get(node)),
                            0,
                            Map.of("cat", "replication", "id", id, "ts", seen / 1000, "bp", "e"));
                }
            }
        }

        void states() throws IOException {
            for (Event.ReplicaState state : history.replicaStates()) {
                if (state.reachable() && span.holds(state.timeNanos())) {
                    var ts = state.timeNanos() / 1000;
                    var pid = pid(state.node());
                    event("C", "clock offset (us)", pid, 0, counter(ts, state.clockOffsetMicros()));
                    event("C", "changes to send", pid, 0, counter(ts, state.backlog()));
                }
            }
        }

        private static Map<String, Object> counter(long ts, long value) {
            return Map.of("ts", ts, "args", Map.of("value", value));
        }

        private int pid(String node) {
            return nodes.indexOf(node) + RUN + 1;
        }

        private void event(String phase, String name, int pid, int tid, Map<String, ?> more) throws IOException {
            var event = new LinkedHashMap<String, Object>();
            event.put("ph", phase);
            event.put("name", name);
            event.put("pid", pid);
            event.put("tid", tid);
            event.putAll(more);
            to.write((isFirst ? "" : ",\n") + JsonMapper.shared().writeValueAsString(event));
            isFirst = false;
        }
    }
}
