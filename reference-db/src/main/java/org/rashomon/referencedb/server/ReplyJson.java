package org.rashomon.referencedb.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.LinkStatus;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.VersionVector;
import tools.jackson.core.JsonGenerator;

/** Writes replies as the JSON that clients read. */
final class ReplyJson {

    private ReplyJson() {}

    static void writeEntry(JsonGenerator json, Change version) {
        json.writeStringProperty("key", version.key());
        writeValueAndVersion(json, version);
    }

    /** The value, unless the version is a tombstone, and the version. */
    static void writeValueAndVersion(JsonGenerator json, Change version) {
        if (version.content().isValue()) {
            json.writeName("value");
            json.writeRawValue(version.content().text());
        }
        writeVersion(json, version);
    }

    static void writeVersion(JsonGenerator json, Change version) {
        json.writeObjectPropertyStart("version");
        json.writeArrayPropertyStart("dot");
        json.writeString(version.dot().origin());
        json.writeNumber(version.dot().sequence());
        json.writeEndArray();
        json.writeNumberProperty("timestampMicros", version.timestampMicros());
        writeVector(json, "context", version.context());
        json.writeEndObject();
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

    static void writeEntries(JsonGenerator json, List<Change> versions) {
        json.writeArrayPropertyStart("entries");
        for (var version : versions) {
            json.writeStartObject();
            writeEntry(json, version);
            json.writeEndObject();
        }
        json.writeEndArray();
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
            json.writeNumberProperty("backlog", link.backlog());
            json.writeNumberProperty("acknowledged", link.acknowledged());
            json.writeNumberProperty("sentChanges", link.sentChanges());
            json.writeNumberProperty("failedSends", link.failedSends());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeClock(JsonGenerator json, AdjustableClock.Reading clock) {
        json.writeNumberProperty("micros", clock.micros());
        json.writeNumberProperty("offsetMicros", clock.offsetMicros());
        json.writeNumberProperty("driftPpm", clock.driftPpm());
    }
}
