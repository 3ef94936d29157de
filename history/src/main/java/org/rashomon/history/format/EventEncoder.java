package org.rashomon.history.format;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes events as JSON objects, one a line. What is empty or unknown is left out. */
final class EventEncoder {

    private final JsonGenerator json;

    EventEncoder(OutputStream target) {
        var factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        this.json = factory.createGenerator(ObjectWriteContext.empty(), target);
    }

    /** Writes the event and its line end through to the target. */
    void encode(Event event) {
        json.writeStartObject();
        json.writeNumberProperty("i", event.index());
        json.writeNumberProperty("t", event.timeNanos());
        switch (event) {
            case Event.RunStarted started -> run(started);
            case Event.PhaseStarted started -> {
                json.writeStringProperty("e", "phase");
                json.writeStringProperty("phase", started.phase().label());
            }
            case Event.Operation operation -> operation(operation);
            case Event.Fault fault -> fault(fault);
            case Event.ReplicaState state -> state(state);
            case Event.Conflict conflict -> conflict(conflict);
            case Event.Deployed deployed -> {
                json.writeStringProperty("e", "deployed");
                texts("facts", deployed.facts());
            }
            case Event.HarnessUsage usage -> {
                json.writeStringProperty("e", "harness");
                json.writeNumberProperty("periodNanos", usage.periodNanos());
                json.writeNumberProperty("processorNanos", usage.processorNanos());
                json.writeNumberProperty("longestPauseNanos", usage.longestPauseNanos());
            }
            case Event.Failure failure -> {
                json.writeStringProperty("e", "failure");
                json.writeStringProperty("reason", failure.reason());
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void run(Event.RunStarted started) {
        var info = started.info();
        json.writeStringProperty("e", "run");
        json.writeNumberProperty("schemaVersion", HistoryFormat.SCHEMA_VERSION);
        json.writeStringProperty("name", info.name());
        json.writeNumberProperty("seed", info.seed());
        json.writeStringProperty("world", info.world());
        json.writeStringProperty("workload", info.workload());
        strings("nodes", info.nodes());
        strings("faults", info.faults());
        texts("contract", info.contract());
        json.writeStringProperty("startedAt", info.startedAt());
        json.writeStringProperty("version", info.version());
    }

    private void operation(Event.Operation operation) {
        json.writeStringProperty("e", operation.type().label());
        json.writeNumberProperty("p", operation.process());
        json.writeNumberProperty("s", operation.session());
        json.writeStringProperty("n", operation.node());
        json.writeStringProperty("f", operation.function().name());
        text("k", operation.key());
        if (!operation.value().equals(Value.NONE)) {
            json.writeName("v");
            value(operation.value());
        }
        version(operation.version());
        text("error", operation.error());
    }

    private void fault(Event.Fault fault) {
        json.writeStringProperty("e", "fault");
        json.writeNumberProperty("fault", fault.fault());
        json.writeStringProperty("stage", fault.stage().label());
        json.writeStringProperty("kind", fault.kind());
        json.writeStringProperty("description", fault.description());
        strings("targets", fault.targets());
        text("effect", fault.effect());
    }

    private void state(Event.ReplicaState state) {
        json.writeStringProperty("e", "state");
        json.writeStringProperty("n", state.node());
        json.writeBooleanProperty("reachable", state.reachable());
        text("digest", state.digest());
        vector("applied", state.applied());
        json.writeNumberProperty("backlog", state.backlog());
        json.writeNumberProperty("clockOffsetMicros", state.clockOffsetMicros());
        if (!state.counters().isEmpty()) {
            json.writeObjectPropertyStart("counters");
            state.counters().forEach(json::writeNumberProperty);
            json.writeEndObject();
        }
        text("error", state.error());
    }

    private void conflict(Event.Conflict conflict) {
        json.writeStringProperty("e", "conflict");
        json.writeStringProperty("n", conflict.node());
        text("k", conflict.key());
        json.writeStringProperty("kind", conflict.kind());
        dot("local", conflict.local());
        dot("remote", conflict.remote());
        json.writeStringProperty("resolution", conflict.resolution());
    }

    private void value(Value value) {
        switch (value) {
            case Value.None none -> json.writeNull();
            case Value.Int(var number) -> json.writeNumber(number);
            case Value.Text(var string) -> json.writeString(string);
            case Value.Sequence(var values) -> {
                json.writeStartArray();
                values.forEach(this::value);
                json.writeEndArray();
            }
        }
    }

    private void version(Version version) {
        dot("dot", version.dot());
        if (version.timestampMicros() != 0) {
            json.writeNumberProperty("ts", version.timestampMicros());
        }
        vector("ctx", version.context());
        vector("seen", version.seen());
        dots("siblings", version.siblings());
        dots("overwrites", version.overwrites());
    }

    private void dots(String name, List<Dot> dots) {
        if (!dots.isEmpty()) {
            json.writeArrayPropertyStart(name);
            dots.forEach(this::dot);
            json.writeEndArray();
        }
    }

    private void dot(String name, Dot dot) {
        if (dot.isKnown()) {
            json.writeName(name);
            dot(dot);
        }
    }

    private void dot(Dot dot) {
        json.writeStartArray();
        json.writeString(dot.replica());
        json.writeNumber(dot.sequence());
        json.writeEndArray();
    }

    private void vector(String name, VersionVector vector) {
        if (!vector.isEmpty()) {
            json.writeObjectPropertyStart(name);
            vector.forEach(json::writeNumberProperty);
            json.writeEndObject();
        }
    }

    private void text(String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private void texts(String name, Map<String, String> texts) {
        json.writeObjectPropertyStart(name);
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void strings(String name, Iterable<String> strings) {
        json.writeArrayPropertyStart(name);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }
}
