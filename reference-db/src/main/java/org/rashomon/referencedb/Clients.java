package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what a replica answers to its clients, and does what they ask. */
final class Clients {

    private final ReplicaConfig config;
    private final Ledger ledger;

    Clients(ReplicaConfig config, Ledger ledger) {
        this.config = config;
        this.ledger = ledger;
    }

    /** Reads a key. */
    Reply read(String key) {
        return switch (ledger.state().view(key)) {
            case View.Nothing(var tombstones) -> new Reply.NotFound(tombstones, ledger.applied());
            case View view -> new Reply.Found(key, view, ledger.applied());
        };
    }

    Reply scan(String prefix) {
        return new Reply.Entries(ledger.state().viewsWithPrefix(prefix), ledger.applied());
    }

    Reply update(Request.Update update) {
        return notLeader().orElseGet(() -> switch (effect(update.key(), update.operation(), update.basis())) {
            case Effect.Written(var content, var overwrites) ->
                written(ledger.accept(update.key(), content, overwrites));
            case Effect.Refused(var refusal) -> refused(refusal);
        });
    }

    private Effect effect(String key, Operation operation, Basis basis) {
        var effect = ledger.state().effect(key, operation, basis);
        return effect instanceof Effect.Written(var ignored, var overwrites)
                        && operation instanceof Operation.Evaluate(var statement)
                ? new Effect.Written(ledger.evaluate(statement), overwrites)
                : effect;
    }

    private Reply written(Change change) {
        return new Reply.Written(change, ledger.applied());
    }

    private Reply refused(Refusal refusal) {
        return new Reply.Refused(refusal, ledger.applied());
    }

    Reply compareAndSet(Request.CompareAndSet request) {
        return notLeader()
                .orElseGet(() -> isExpected(request)
                        ? update(Request.Update.of(request.key(), new Operation.Put(request.json())))
                        : mismatch(request));
    }

    /** Whether the key has the value that the request expects. */
    boolean isExpected(Request.CompareAndSet request) {
        return isExpected(ledger.state().view(request.key()), request.expected());
    }

    Reply mismatch(Request.CompareAndSet request) {
        return new Reply.Mismatch(ledger.state().view(request.key()), ledger.applied());
    }

    private static boolean isExpected(View view, Content expected) {
        return single(view).equals(expected.isValue() ? Optional.of(expected.text()) : Optional.empty())
                && !(view instanceof View.Siblings(var versions) && versions.size() > 1);
    }

    /** The value that a register gives to a reader of one value. */
    private static Optional<String> single(View view) {
        return switch (view) {
            case View.Nothing ignored -> Optional.empty();
            case View.One(var version) -> Optional.of(version.content().text());
            case View.Siblings(var versions) ->
                Optional.of(versions.getFirst().content().text());
            case View.Merged(var json, var ignored) -> Optional.of(json);
            case View.Collected(var json, var ignored) -> Optional.of(json);
        };
    }

    Reply transact(Request.Transaction transaction) {
        return notLeader().orElseGet(() -> {
            for (var step : transaction.steps()) {
                if (step instanceof Request.Step.Write(var key, var json)
                        && effect(key, new Operation.Put(json), new Basis.Unsaid())
                                instanceof Effect.Refused(var refusal)) {
                    return refused(refusal);
                }
            }
            return carryOut(transaction);
        });
    }

    private Reply carryOut(Request.Transaction transaction) {
        var reads = new ArrayList<Optional<String>>();
        var versions = new ArrayList<Change>();
        ledger.together(() -> {
            for (var step : transaction.steps()) {
                switch (step) {
                    case Request.Step.Read(var key) ->
                        reads.add(single(ledger.state().view(key)));
                    case Request.Step.Write(var key, var json) -> {
                        reads.add(Optional.empty());
                        versions.add(put(key, json));
                    }
                }
            }
        });
        return new Reply.Done(transaction, reads, versions, ledger.applied());
    }

    private Change put(String key, String json) {
        if (effect(key, new Operation.Put(json), new Basis.Unsaid())
                instanceof Effect.Written(var content, var overwrites)) {
            return ledger.accept(key, content, overwrites);
        }
        throw new IllegalStateException("a put was refused that was allowed just before");
    }

    Reply create(Request.Create request) {
        return notLeader().orElseGet(() -> {
            var row = ledger.newRow(request.table());
            return switch (effect(row.key(), new Operation.Put(request.json()), new Basis.Unsaid())) {
                case Effect.Written(var content, var overwrites) -> {
                    var written =
                            content instanceof Content.Value(var json) ? ledger.row(request.table(), json) : content;
                    yield new Reply.Created(row.id(), ledger.accept(row.key(), written, overwrites), ledger.applied());
                }
                case Effect.Refused(var refusal) -> refused(refusal);
            };
        });
    }

    /** Refuses writes where only another replica accepts them; empty where this one does. */
    private Optional<Reply> notLeader() {
        return config.policies()
                .topology()
                .onlyLeader()
                .filter(leader -> !leader.equals(config.node()))
                .map(leader -> refused(new Refusal(Refusal.Kind.NOT_LEADER, leader)));
    }

    /** The writes that a reply tells of. */
    static List<Change> writes(Reply reply) {
        return switch (reply) {
            case Reply.Written(var version, var ignored) -> List.of(version);
            case Reply.Created(var ignored, var version, var alsoIgnored) -> List.of(version);
            case Reply.Done done -> done.versions();
            case Reply ignored -> List.of();
        };
    }
}
