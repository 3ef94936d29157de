package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.set.SetWorkload;

/** Between the workloads' operations and the store's own requests and replies, as its HTTP client does it. */
final class Translation {

    private Translation() {}

    /** What to ask the store; empty if it has no such operation. */
    static Optional<Request> request(Invocation invocation) {
        var key = invocation.key();
        var value = invocation.value();
        var function = invocation.function();
        if (function.equals(Function.READ)) {
            return Optional.of(isSet(key) ? new Request.Scan(key + ".") : new Request.Read(key));
        }
        if (function.equals(Function.WRITE)) {
            return Optional.of(new Request.Write(key, content(value)));
        }
        if (function.equals(Function.ADD)) {
            return Optional.of(new Request.Write(key + "." + json(value), content(value)));
        }
        if (function.equals(Function.DELETE)) {
            return Optional.of(new Request.Write(key, Content.none()));
        }
        if (function.equals(Function.COMPARE_AND_SET) && value instanceof Value.Sequence(var sides)) {
            return Optional.of(new Request.CompareAndSet(key, content(sides.getFirst()), content(sides.getLast())));
        }
        return Optional.empty();
    }

    /** What the answer means for the operation. */
    static Completion completion(Invocation invocation, Reply reply) {
        var isRead = invocation.function().equals(Function.READ);
        var isDelete = invocation.function().equals(Function.DELETE);
        return switch (reply) {
            case Reply.Found(var version, var seen) ->
                new Completion.Ok(value(version.content()), version(version, reply));
            case Reply.NotFound(var tombstones, var seen) ->
                new Completion.Ok(Value.NONE, isRead ? version(tombstones, reply) : Version.NONE);
            case Reply.Written(var version, var seen) ->
                new Completion.Ok(isDelete ? Value.NONE : invocation.value(), version(version, reply));
            case Reply.Entries(var versions, var seen) ->
                new Completion.Ok(elements(versions), version(List.of(), reply));
            case Reply.Mismatch ignored -> new Completion.Failed("the key's value is not the expected one");
            case Reply.Status ignored -> throw new IllegalStateException("a status answers no operation");
        };
    }

    static VersionVector vector(org.rashomon.referencedb.VersionVector vector) {
        return VersionVector.of(vector.entries());
    }

    private static boolean isSet(String key) {
        return key.equals(SetWorkload.KEY);
    }

    private static Content content(Value value) {
        return value.equals(Value.NONE) ? Content.none() : new Content.Value(json(value));
    }

    private static String json(Value value) {
        return switch (value) {
            case Value.Int(var number) -> Long.toString(number);
            case Value.Text(var text) -> '"' + text + '"';
            case Value.None none -> "null";
            case Value.Sequence ignored -> throw new IllegalArgumentException("no register holds " + value);
        };
    }

    private static Value value(Content content) {
        var json = content.text();
        if (json.isEmpty()) {
            return Value.NONE;
        }
        return json.startsWith("\"") ? Value.of(json.substring(1, json.length() - 1)) : Value.of(Long.parseLong(json));
    }

    private static Value elements(List<Change> versions) {
        var elements = new ArrayList<Value>();
        versions.forEach(version -> elements.add(value(version.content())));
        return Value.of(elements);
    }

    private static Version version(List<Change> versions, Reply reply) {
        return versions.isEmpty()
                ? new Version(Dot.NONE, 0, VersionVector.EMPTY, vector(reply.seen()))
                : version(versions.getFirst(), reply);
    }

    private static Version version(Change change, Reply reply) {
        return new Version(
                new Dot(change.dot().origin(), change.dot().sequence()),
                change.timestampMicros(),
                vector(change.context()),
                vector(reply.seen()));
    }
}
