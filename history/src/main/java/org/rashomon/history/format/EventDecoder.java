package org.rashomon.history.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads events from lines of JSON. Fields that it does not know are passed over, so that newer histories are read. */
final class EventDecoder {

    private final JsonFactory factory = new JsonFactory();
    private final Map<String, Function> functions = new HashMap<>();

    /**
     * The event on a line.
     *
     * @throws IllegalArgumentException if the line is not an event; the message says why
     */
    Event decode(byte[] text, int from, int length) {
        try (var json = factory.createParser(ObjectReadContext.empty(), text, from, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an event is a JSON object");
            }
            var fields = new Fields();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                field(json, name, fields);
            }
            return event(fields);
        } catch (tools.jackson.core.JacksonException malformed) {
            throw new IllegalArgumentException("not valid JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private void field(JsonParser json, String name, Fields to) {
        switch (name) {
            case "i" -> to.index = number(json, name);
            case "t" -> to.timeNanos = number(json, name);
            case "p" -> to.process = (int) number(json, name);
            case "s" -> to.session = (int) number(json, name);
            case "fault" -> to.fault = (int) number(json, name);
            case "ts" -> to.timestampMicros = number(json, name);
            case "seed",
                    "schemaVersion",
                    "backlog",
                    "clockOffsetMicros",
                    "periodNanos",
                    "processorNanos",
                    "longestPauseNanos" -> to.numbers.put(name, number(json, name));
            case "e" -> to.kind = json.getString();
            case "n" -> to.node = json.getString();
            case "k" -> to.key = json.getString();
            case "error" -> to.error = json.getString();
            case "f" -> to.function = functions.computeIfAbsent(json.getString(), Function::new);
            case "v" -> to.value = value(json);
            case "dot", "local" -> to.dot = dot(json);
            case "remote" -> to.remote = dot(json);
            case "siblings" -> to.siblings = dots(json);
            case "overwrites" -> to.overwrites = dots(json);
            case "counters" -> counters(json, to.counters);
            case "ctx" -> to.context = vector(json);
            case "seen", "applied" -> to.seen = vector(json);
            case "nodes", "faults", "targets" -> to.lists.put(name, strings(json));
            case "contract", "facts" -> texts(json, to.named);
            case "reachable" -> to.reachable = json.getBooleanValue();
            default -> {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    to.texts.put(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static Event event(Fields fields) {
        return switch (fields.kind) {
            case "invoke" -> operation(fields, OperationType.INVOKE);
            case "ok" -> operation(fields, OperationType.OK);
            case "fail" -> operation(fields, OperationType.FAIL);
            case "info" -> operation(fields, OperationType.INFO);
            case "phase" ->
                new Event.PhaseStarted(
                        fields.index, fields.timeNanos, constant(Phase.class, fields.text("phase"), "phase"));
            case "fault" ->
                new Event.Fault(
                        fields.index,
                        fields.timeNanos,
                        fields.fault,
                        constant(FaultStage.class, fields.text("stage"), "stage"),
                        fields.text("kind"),
                        fields.text("description"),
                        fields.list("targets"),
                        fields.text("effect"));
            case "state" ->
                new Event.ReplicaState(
                        fields.index,
                        fields.timeNanos,
                        fields.node,
                        fields.reachable,
                        fields.text("digest"),
                        fields.seen,
                        fields.number("backlog"),
                        fields.number("clockOffsetMicros"),
                        fields.counters,
                        fields.error);
            case "conflict" ->
                new Event.Conflict(
                        fields.index,
                        fields.timeNanos,
                        fields.node,
                        fields.key,
                        fields.text("kind"),
                        fields.dot,
                        fields.remote,
                        fields.text("resolution"));
            case "deployed" -> new Event.Deployed(fields.index, fields.timeNanos, fields.named);
            case "harness" ->
                new Event.HarnessUsage(
                        fields.index,
                        fields.timeNanos,
                        fields.number("periodNanos"),
                        fields.number("processorNanos"),
                        fields.number("longestPauseNanos"));
            case "failure" -> new Event.Failure(fields.index, fields.timeNanos, fields.text("reason"));
            case "run" -> run(fields);
            case "" -> throw new IllegalArgumentException("an event says what it is in \"e\"");
            default -> throw new IllegalArgumentException("there is no event \"%s\"".formatted(fields.kind));
        };
    }

    private static Event run(Fields fields) {
        var schema = fields.number("schemaVersion");
        if (schema > HistoryFormat.SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "the history has schema version %d, this rashomon reads up to %d; use a newer one"
                            .formatted(schema, HistoryFormat.SCHEMA_VERSION));
        }
        var info = new RunInfo(
                fields.text("name"),
                fields.number("seed"),
                fields.text("world"),
                fields.text("workload"),
                fields.list("nodes"),
                fields.list("faults"),
                fields.named,
                fields.text("startedAt"),
                fields.text("version"));
        return new Event.RunStarted(fields.index, fields.timeNanos, info);
    }

    private static Event operation(Fields fields, OperationType type) {
        if (fields.function == null) {
            throw new IllegalArgumentException("an operation names its function in \"f\"");
        }
        var told = new Version(
                fields.dot, fields.timestampMicros, fields.context, fields.seen, fields.siblings, fields.overwrites);
        var version = told.isTold() ? told : Version.NONE;
        return new Event.Operation(
                fields.index,
                fields.timeNanos,
                type,
                fields.process,
                fields.session,
                fields.node,
                fields.function,
                fields.key,
                fields.value,
                version,
                fields.error);
    }

    private static long number(JsonParser json, String name) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IllegalArgumentException("\"%s\" is a whole number".formatted(name));
        }
        return json.getLongValue();
    }

    private static Value value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Value.NONE;
            case VALUE_NUMBER_INT -> Value.of(json.getLongValue());
            case VALUE_STRING -> Value.of(json.getString());
            case START_ARRAY -> {
                var values = new ArrayList<Value>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(json));
                }
                yield Value.of(values);
            }
            default -> throw new IllegalArgumentException("a value is a number, a string, null or a list of these");
        };
    }

    private static Dot dot(JsonParser json) {
        json.nextToken();
        var replica = json.getString();
        json.nextToken();
        var sequence = number(json, "dot");
        json.nextToken();
        return new Dot(replica, sequence);
    }

    private static List<Dot> dots(JsonParser json) {
        var dots = new ArrayList<Dot>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            dots.add(dot(json));
        }
        return dots;
    }

    private static void counters(JsonParser json, Map<String, Long> to) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            to.put(name, number(json, name));
        }
    }

    private static VersionVector vector(JsonParser json) {
        var entries = new TreeMap<String, Long>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var replica = json.currentName();
            json.nextToken();
            entries.put(replica, number(json, replica));
        }
        return VersionVector.of(entries);
    }

    private static List<String> strings(JsonParser json) {
        var strings = new ArrayList<String>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            strings.add(json.getString());
        }
        return strings;
    }

    private static void texts(JsonParser json, Map<String, String> to) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            to.put(name, json.getString());
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String label, String what) {
        var name = label.toUpperCase(Locale.ROOT).replace('-', '_');
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("there is no %s \"%s\"".formatted(what, label));
    }

    /** The fields of the line being read; short-lived and confined to {@link #decode}. */
    private static final class Fields {
        private long index = -1;
        private long timeNanos;
        private int process;
        private int session;
        private int fault;
        private long timestampMicros;
        private boolean reachable;
        private String kind = "";
        private String node = "";
        private String key = "";
        private String error = "";
        private @org.jspecify.annotations.Nullable Function function;
        private Value value = Value.NONE;
        private Dot dot = Dot.NONE;
        private Dot remote = Dot.NONE;
        private List<Dot> siblings = List.of();
        private List<Dot> overwrites = List.of();
        private final SortedMap<String, Long> counters = new TreeMap<>();
        private VersionVector context = VersionVector.EMPTY;
        private VersionVector seen = VersionVector.EMPTY;
        private final SortedMap<String, String> named = new TreeMap<>();
        private final Map<String, String> texts = new HashMap<>(0);
        private final Map<String, Long> numbers = new HashMap<>(0);
        private final Map<String, List<String>> lists = new HashMap<>(0);

        String text(String name) {
            return texts.getOrDefault(name, "");
        }

        long number(String name) {
            return numbers.getOrDefault(name, 0L);
        }

        List<String> list(String name) {
            return lists.getOrDefault(name, List.of());
        }
    }
}
