package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.results.FaultOutcome;
import tools.jackson.databind.json.JsonMapper;

/**
 * Traces in the JSON of the OpenTelemetry protocol: each line is one request of at most {@value #SPANS_A_REQUEST}
 * spans, as a collector takes it by HTTP, or from a file. The run is a trace of its own, with its phases and faults; so
 * is each operation, which names the faults that were in force and links to the run. Identifiers follow from the run
 * and from the event's number, so that the same run is the same trace again.
 */
final class OtlpTraces implements Export {

    /** Collectors refuse requests of many megabytes. */
    private static final int SPANS_A_REQUEST = 500;

    private static final int FAULTS_TOLD = 8;
    private static final int KIND_INTERNAL = 1;
    private static final int KIND_CLIENT = 3;
    private static final int STATUS_OK = 1;
    private static final int STATUS_ERROR = 2;
    /** Numbers of faults lie above all numbers of events. */
    private static final long FAULTS_FROM = 1L << 62;

    private final Span span;

    OtlpTraces(Span span) {
        this.span = span;
    }

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public String description() {
        return "OpenTelemetry traces in JSON, a request a line: Jaeger, Tempo and every collector; --to sends them.";
    }

    @Override
    public void write(History history, Writer to) throws IOException {
        new Traces(history, to).write();
    }

    /** The traces of one run in the making. */
    private final class Traces {

        private final History history;
        private final Writer to;
        private final List<FaultOutcome> faults;
        private final String run;
        private final long epochNanos;
        private final List<Map<String, Object>> waiting = new ArrayList<>();

        Traces(History history, Writer to) {
            this.history = history;
            this.to = to;
            this.faults = FaultOutcome.of(history);
            var info = history.info();
            this.run = digest("%s %d %s".formatted(info.name(), info.seed(), info.startedAt()));
            this.epochNanos = epochNanos(info.startedAt());
        }

        void write() throws IOException {
            add(ofRun());
            for (var fault : faults) {
                if (touches(fault)) {
                    add(ofFault(fault));
                }
            }
            var operations = history.operations();
            for (var row = 0; row < operations.size(); row++) {
                if (span.touches(operations, row)) {
                    add(ofOperation(operations, row));
                }
            }
            flush();
        }

        private Map<String, Object> ofRun() {
            var whole = span("run " + history.info().name(), KIND_INTERNAL, 0, history.endNanos());
            whole.put("traceId", trace(0));
            whole.put("spanId", run);
            whole.put(
                    "events",
                    history.phases().stream()
                            .map(started -> happening(
                                    started.timeNanos(), started.phase().label(), List.of()))
                            .toList());
            return whole;
        }

        private Map<String, Object> ofFault(FaultOutcome fault) {
            var one = span(fault.kind(), KIND_INTERNAL, nanos(fault.startSeconds()), nanos(fault.endSeconds()));
            one.put("traceId", trace(0));
            one.put("spanId", number(FAULTS_FROM + fault.number()));
            one.put("parentSpanId", run);
            one.put(
                    "attributes",
                    List.of(
                            text("rashomon.fault.description", fault.description()),
                            text("rashomon.fault.effect", fault.effect()),
                            flag("rashomon.fault.observed", fault.observed())));
            one.put(
                    "events",
                    history.faults().stream()
                            .filter(event -> event.fault() == fault.number())
                            .map(event -> happening(
                                    event.timeNanos(),
                                    event.stage().label(),
                                    List.of(text("rashomon.fault.effect", event.effect()))))
                            .toList());
            if (!fault.failure().isEmpty()) {
                one.put("status", Map.of("code", STATUS_ERROR, "message", fault.failure()));
            }
            return one;
        }

        private Map<String, Object> ofOperation(Operations operations, int row) {
            var began = operations.invokedNanos(row);
            var ended = Math.min(operations.completedNanos(row), history.endNanos());
            var one = span(operations.function(row).name(), KIND_CLIENT, began, ended);
            var index = operations.invokedIndex(row) + 1;
            one.put("traceId", trace(index));
            one.put("spanId", number(index));
            one.put("attributes", attributes(operations, row));
            one.put("links", List.of(Map.of("traceId", trace(0), "spanId", run)));
            one.put("events", inForce(began, ended));
            one.put(
                    "status",
                    operations.outcome(row) == Outcome.OK
                            ? Map.of("code", STATUS_OK)
                            : Map.of("code", STATUS_ERROR, "message", operations.error(row)));
            return one;
        }

        private List<Map<String, Object>> attributes(Operations operations, int row) {
            var attributes = new ArrayList<Map<String, Object>>();
            attributes.add(number("rashomon.event", operations.invokedIndex(row)));
            attributes.add(
                    text("rashomon.outcome", operations.outcome(row).name().toLowerCase(Locale.ROOT)));
            attributes.add(text("rashomon.node", operations.node(row)));
            attributes.add(number("rashomon.session", operations.session(row)));
            attributes.add(number("rashomon.process", operations.process(row)));
            attributes.add(text("rashomon.key", operations.key(row)));
            attributes.add(text("rashomon.value", operations.argument(row)));
            attributes.add(text("rashomon.result", operations.result(row)));
            if (operations.hasVersion(row)) {
                attributes.add(
                        text("rashomon.version", operations.version(row).dot().toString()));
            }
            return attributes;
        }

        /** The faults that an operation may have felt. */
        private List<Map<String, Object>> inForce(long began, long ended) {
            return faults.stream()
                    .filter(fault -> nanos(fault.startSeconds()) <= ended && nanos(fault.endSeconds()) >= began)
                    .limit(FAULTS_TOLD)
                    .map(fault -> happening(
                            Math.max(began, nanos(fault.startSeconds())),
                            "fault " + fault.kind(),
                            List.of(text("rashomon.fault.description", fault.description()))))
                    .toList();
        }

        private boolean touches(FaultOutcome fault) {
            return nanos(fault.startSeconds()) <= span.untilNanos() && nanos(fault.endSeconds()) >= span.fromNanos();
        }

        private Map<String, Object> span(String name, int kind, long fromNanos, long untilNanos) {
            var one = new LinkedHashMap<String, Object>();
            one.put("name", name);
            one.put("kind", kind);
            one.put("startTimeUnixNano", Long.toString(epochNanos + fromNanos));
            one.put("endTimeUnixNano", Long.toString(epochNanos + Math.max(fromNanos, untilNanos)));
            return one;
        }

        private Map<String, Object> happening(long atNanos, String name, List<Map<String, Object>> attributes) {
            return Map.of("timeUnixNano", Long.toString(epochNanos + atNanos), "name", name, "attributes", attributes);
        }

        private void add(Map<String, Object> one) throws IOException {
            waiting.add(one);
            if (waiting.size() == SPANS_A_REQUEST) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (waiting.isEmpty()) {
                return;
            }
            var scope = Map.of("name", "org.rashomon", "version", history.info().version());
            var request = Map.of(
                    "resourceSpans",
                    List.of(Map.of(
                            "resource",
                            Map.of("attributes", resource(history)),
                            "scopeSpans",
                            List.of(Map.of("scope", scope, "spans", waiting)))));
            to.append(JsonMapper.shared().writeValueAsString(request)).append('\n');
            waiting.clear();
        }

        private String trace(long number) {
            return run + number(number);
        }
    }

    private static List<Map<String, Object>> resource(History history) {
        var info = history.info();
        var attributes = new ArrayList<Map<String, Object>>();
        attributes.add(text("service.name", "rashomon"));
        attributes.add(text("rashomon.run", info.name()));
        attributes.add(number("rashomon.seed", info.seed()));
        attributes.add(text("rashomon.world", info.world()));
        attributes.add(text("rashomon.workload", info.workload()));
        info.contract().forEach((name, value) -> attributes.add(text("rashomon.contract." + name, value)));
        return attributes;
    }

    private static Map<String, Object> text(String key, String value) {
        return Map.of("key", key, "value", Map.of("stringValue", value));
    }

    private static Map<String, Object> text(String key, Value value) {
        return text(key, value.equals(Value.NONE) ? "" : value.toString());
    }

    private static Map<String, Object> flag(String key, boolean value) {
        return Map.of("key", key, "value", Map.of("boolValue", value));
    }

    /** Sixty-four bits are text in JSON, for not every reader has as many in its numbers. */
    private static Map<String, Object> number(String key, long value) {
        return Map.of("key", key, "value", Map.of("intValue", Long.toString(value)));
    }

    /** Eight bytes in hexadecimal. */
    private static String number(long number) {
        return HexFormat.of().toHexDigits(number);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    /** A history that does not say when it began begins with the epoch. */
    private static long epochNanos(String startedAt) {
        try {
            var began = Instant.parse(startedAt);
            return Math.addExact(Math.multiplyExact(began.getEpochSecond(), 1_000_000_000L), began.getNano());
        } catch (DateTimeParseException | ArithmeticException unsaid) {
            return 0;
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, Long.BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every platform has SHA-256", absent);
        }
    }
}
