package org.rashomon.referencedb.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.LinkStatus;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import org.rashomon.referencedb.VersionVector;
import org.rashomon.referencedb.View;
import tools.jackson.core.JsonGenerator;

/** Writes replies as the JSON that clients read. */
final class ReplyJson {

    private ReplyJson() {}

    /** A key and what a read of it gives. */
    static void writeEntry(JsonGenerator json, String key, View view) {
        json.writeStringProperty("key", key);
        writeView(json, view);
    }

    /** What a read gives. */
    static void writeView(JsonGenerator json, View view) {
        switch (view) {
            case View.Nothing(var tombstones) -> {
                tombstones.forEach(version -> writeVersion(json, version));
                writeContext(json, tombstones);
            }
            case View.One(var version) -> {
                writeRaw(json, "value", version.content().text());
                writeVersion(json, version);
            }
            case View.Siblings(var versions) -> {
                json.writeArrayPropertyStart("values");
                versions.forEach(version -> json.writeRawValue(version.content().text()));
                json.writeEndArray();
                if (versions.size() == 1) {
                    writeRaw(json, "value", versions.getFirst().content().text());
                    writeVersion(json, versions.getFirst());
                }
                writeVersions(json, versions, true);
            }
            case View.Merged(var value, var versions) -> {
                writeRaw(json, "value", value);
                if (versions.size() == 1) {
                    writeVersion(json, versions.getFirst());
                }
                writeVersions(json, versions, true);
            }
            case View.Collected(var value, var versions) -> {
                writeRaw(json, "value", value);
                writeVersions(json, versions, false);
            }
        }
    }

    private static void writeRaw(JsonGenerator json, String name, String value) {
        json.writeName(name);
        json.writeRawValue(value);
    }

    private static void writeVersions(JsonGenerator json, List<Change> versions, boolean withValues) {
        json.writeArrayPropertyStart("versions");
        for (var version : versions) {
            json.writeStartObject();
            if (withValues) {
                writeRaw(json, "value", version.content().text());
            }
            writeVersionFields(json, version);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeContext(json, versions);
    }

    private static void writeContext(JsonGenerator json, List<Change> versions) {
        json.writeStringProperty(
                "context",
                versions.stream().map(version -> version.dot().toString()).collect(Collectors.joining(",")));
    }

    /** The value that a statement gave, if the write was one. */
    static void writeEvaluated(JsonGenerator json, Change version) {
        if (version.content() instanceof Content.Evaluated(var ignored, var value)) {
            writeRaw(json, "value", value);
        }
    }

    static void writeVersion(JsonGenerator json, Change version) {
        json.writeObjectPropertyStart("version");
        writeVersionFields(json, version);
        json.writeEndObject();
    }

    private static void writeVersionFields(JsonGenerator json, Change version) {
        json.writeName("dot");
        writeDot(json, version.dot());
        json.writeNumberProperty("timestampMicros", version.timestampMicros());
        writeVector(json, "context", version.context());
        json.writeArrayPropertyStart("overwrites");
        version.overwrites().forEach(dot -> writeDot(json, dot));
        json.writeEndArray();
    }

    private static void writeDot(JsonGenerator json, Dot dot) {
        json.writeStartArray();
        json.writeString(dot.origin());
        json.writeNumber(dot.sequence());
        json.writeEndArray();
    }

    /** The result of a transaction. */
    static void writeDone(JsonGenerator json, Reply.Done done) {
        json.writeArrayPropertyStart("operations");
        for (var i = 0; i < done.reads().size(); i++) {
            json.writeStartArray();
            switch (done.transaction().steps().get(i)) {
                case Request.Step.Read(var key) -> {
                    json.writeString("r");
                    json.writeString(key);
                    json.writeRawValue(done.reads().get(i).orElse("null"));
                }
                case Request.Step.Write(var key, var value) -> {
                    json.writeString("w");
                    json.writeString(key);
                    json.writeRawValue(value);
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("versions");
        for (var version : done.versions()) {
            json.writeStartObject();
            writeVersionFields(json, version);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeSeen(json, done);
    }

    static void writeSeen(JsonGenerator json, Reply reply) {
        writeVector(json, "seen", reply.seen());
    }

    static void writeVector(JsonGenerator json, String name, VersionVector vector) {
        json.writeObjectPropertyStart(name);
        for (Map.Entry<String, Long> entry : vector.entries().entrySet()) {
            json.writeNumberProperty(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void writeEntries(JsonGenerator json, Reply.Entries entries) {
        json.writeArrayPropertyStart("entries");
        entries.views().forEach((key, view) -> {
            json.writeStartObject();
            writeEntry(json, key, view);
            json.writeEndObject();
        });
        json.writeEndArray();
        writeSeen(json, entries);
    }

    static void writeDigest(JsonGenerator json, Reply.Status status) {
        json.writeStringProperty("digest", status.digest());
        json.writeNumberProperty("keys", status.keys());
        writeVector(json, "versionVector", status.seen());
    }

    static void writeLinks(JsonGenerator json, List<LinkStatus> links) {
        json.writeArrayPropertyStart("links");
        for (var link : links) {
            json.writeStartObject();
            json.writeStringProperty("to", link.to());
            json.writeStringProperty("state", link.state().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("backlog", link.backlog().changes());
            json.writeNumberProperty("acknowledged", link.backlog().acknowledged());
            json.writeNumberProperty("lagMillis", link.backlog().lagMillis());
            json.writeNumberProperty("sentChanges", link.sent().changes());
            json.writeNumberProperty("failedSends", link.sent().failures());
            json.writeNumberProperty("snapshots", link.sent().snapshots());
            json.writeNumberProperty("repairs", link.sent().repairs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What else a status tells. */
    static void writeCounts(JsonGenerator json, Reply.Counts counts) {
        json.writeNumberProperty("heldBack", counts.heldBack());
        json.writeNumberProperty("tombstones", counts.tombstones());
        json.writeObjectPropertyStart("conflicts");
        new TreeMap<>(counts.conflicts()).forEach((kind, count) -> json.writeNumberProperty(name(kind), count));
        json.writeEndObject();
        json.writeObjectPropertyStart("counters");
        json.writeNumberProperty("received", counts.arrivals().received());
        json.writeNumberProperty("applied", counts.arrivals().applied());
        json.writeNumberProperty("duplicates", counts.arrivals().duplicates());
        json.writeNumberProperty("looped", counts.arrivals().looped());
        json.writeEndObject();
    }

    /** The log of conflicts. */
    static void writeConflicts(JsonGenerator json, Reply.ConflictLog log) {
        json.writeArrayPropertyStart("conflicts");
        for (var conflict : log.conflicts()) {
            json.writeStartObject();
            json.writeNumberProperty("number", conflict.number());
            json.writeStringProperty("key", conflict.key());
            json.writeStringProperty("kind", name(conflict.kind()));
            json.writeName("local");
            writeDot(json, conflict.local());
            json.writeName("remote");
            writeDot(json, conflict.remote());
            json.writeStringProperty("resolution", name(conflict.resolution()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("next", log.next());
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static void writeClock(JsonGenerator json, AdjustableClock.Reading clock) {
        json.writeNumberProperty("micros", clock.micros());
        json.writeNumberProperty("offsetMicros", clock.offsetMicros());
        json.writeNumberProperty("driftPpm", clock.driftPpm());
    }
}
