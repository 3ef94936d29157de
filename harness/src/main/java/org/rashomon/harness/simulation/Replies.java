package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.scenario.ValueText;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Conflict;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Refusal;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import org.rashomon.referencedb.View;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.generators.Invocation;

/** What the store's replies mean for a workload's operations, as its HTTP client takes them. */
final class Replies {

    private Replies() {}

    static Completion completion(Invocation invocation, Reply reply) {
        var seen = vector(reply.seen());
        return switch (reply) {
            case Reply.Found(var key, var view, var ignored) -> new Completion.Ok(value(view), version(view, seen));
            case Reply.NotFound(var tombstones, var ignored) ->
                new Completion.Ok(Value.NONE, version(new View.Nothing(tombstones), seen));
            case Reply.Written(var version, var ignored) ->
                new Completion.Ok(written(invocation, version), version(version, seen));
            case Reply.Created(var id, var version, var ignored) ->
                new Completion.Ok(Value.of(id), version(version, seen));
            case Reply.Done done -> new Completion.Ok(steps(done), version(done, seen));
            case Reply.Entries(var views, var ignored) ->
                new Completion.Ok(
                        Value.of(views.values().stream().map(Replies::element).toList()),
                        new Version(Dot.NONE, 0, VersionVector.EMPTY, seen));
            case Reply.Mismatch ignored -> new Completion.Failed("the key's value is not the expected one");
            case Reply.Refused(var refusal, var ignored) ->
                refusal.kind() == Refusal.Kind.NOT_REPLICATED
                        ? new Completion.Indeterminate(refusal.message())
                        : new Completion.Failed(refusal.message());
            case Reply.Status ignored -> throw new IllegalStateException("a status answers no operation");
            case Reply.ConflictLog ignored -> throw new IllegalStateException("no operation asks for conflicts");
        };
    }

    static Cluster.LoggedConflict logged(Conflict conflict) {
        return new Cluster.LoggedConflict(
                conflict.key(),
                conflict.kind().name().toLowerCase(Locale.ROOT),
                dot(conflict.local()),
                dot(conflict.remote()),
                conflict.resolution().name().toLowerCase(Locale.ROOT));
    }

    static VersionVector vector(org.rashomon.referencedb.VersionVector vector) {
        var builder = new VersionVector.Builder(vector.size());
        vector.forEach(builder::add);
        return builder.build();
    }

    static Dot dot(org.rashomon.referencedb.Dot dot) {
        return new Dot(dot.origin(), dot.sequence());
    }

    private static Value written(Invocation invocation, Change version) {
        if (version.content() instanceof Content.Evaluated(var ignored, var json)) {
            return ValueText.parse(json);
        }
        return invocation.function().equals(Function.DELETE) ? Value.NONE : invocation.value();
    }

    private static Value value(View view) {
        return switch (view) {
            case View.Nothing ignored -> Value.NONE;
            case View.One(var version) -> value(version);
            case View.Siblings(var versions) ->
                Value.of(versions.stream().map(Replies::value).toList());
            case View.Merged(var json, var ignored) -> ValueText.parse(json);
            case View.Collected(var json, var ignored) -> ValueText.parse(json);
        };
    }

    /** Of an element of a set that has a key of its own: several versions of it are the same element. */
    private static Value element(View view) {
        return view instanceof View.Siblings(var versions) ? value(versions.getFirst()) : value(view);
    }

    private static Value value(Change version) {
        return ValueText.parse(version.content().text());
    }

    private static Version version(View view, VersionVector seen) {
        var versions = view.versions();
        return versions.size() == 1
                ? version(versions.getFirst(), seen)
                : Version.ofSiblings(
                        versions.stream().map(version -> dot(version.dot())).toList(), joined(versions), seen);
    }

    /** What a write that replaces all of these has to know. */
    private static VersionVector joined(List<Change> versions) {
        var joined = new TreeMap<String, Long>();
        for (var version : versions) {
            joined.merge(version.dot().origin(), version.dot().sequence(), Math::max);
        }
        return VersionVector.of(joined);
    }

    private static Version version(Change change, VersionVector seen) {
        return new Version(
                dot(change.dot()),
                change.timestampMicros(),
                vector(change.context()),
                seen,
                List.of(),
                change.overwrites().stream().map(Replies::dot).toList());
    }

    private static Version version(Reply.Done done, VersionVector seen) {
        return switch (done.versions().size()) {
            case 0 -> new Version(Dot.NONE, 0, VersionVector.EMPTY, seen);
            case 1 -> version(done.versions().getFirst(), seen);
            default ->
                Version.ofSiblings(
                        done.versions().stream()
                                .map(version -> dot(version.dot()))
                                .toList(),
                        VersionVector.EMPTY,
                        seen);
        };
    }

    private static Value steps(Reply.Done done) {
        var steps = new ArrayList<Value>();
        var reads = done.reads().iterator();
        for (var step : done.transaction().steps()) {
            var read = reads.next();
            steps.add(
                    switch (step) {
                        case Request.Step.Read(var key) ->
                            Value.of(List.of(
                                    Value.of("r"),
                                    Value.of(key),
                                    read.map(ValueText::parse).orElse(Value.NONE)));
                        case Request.Step.Write(var key, var json) ->
                            Value.of(List.of(Value.of("w"), Value.of(key), ValueText.parse(json)));
                    });
        }
        return Value.of(steps);
    }
}
