package org.rashomon.referencedb;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Answers clients: at once, or when what their answer must wait for is the case. */
final class Requests {

    /** How long a client waits for what it has seen, or for copies elsewhere, before it is told that it was in vain. */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final ReplicaConfig config;
    private final Host host;
    private final Ledger ledger;
    private final Clients clients;
    private final Waiting waiting;
    private final Coordination coordination;
    private final Copies copies;

    /** Where else writes are. */
    interface Copies {

        /** How many of the peers that this replica sends to have the write on disk. */
        int of(Dot dot);

        /** How many are needed before it is acknowledged. */
        int needed();
    }

    Requests(
            ReplicaConfig config, Host host, Ledger ledger, Waiting waiting, Coordination coordination, Copies copies) {
        this.config = config;
        this.host = host;
        this.ledger = ledger;
        this.clients = new Clients(config, ledger);
        this.waiting = waiting;
        this.coordination = coordination;
        this.copies = copies;
    }

    /** Answers the request; with the replica's own state for {@link Request.Inspect}. */
    void ask(long id, Request request, Supplier<Reply> inspection) {
        switch (request) {
            case Request.After(var seen, var then) ->
                waitFor(
                        () -> ledger.applied().covers(seen),
                        () -> ask(id, then, inspection),
                        () -> refuse(id, Refusal.Kind.NOT_CAUGHT_UP, "not applied here yet: " + seen));
            case Request.Read(var key) ->
                onceDecided(id, () -> coordination.isKeyDecided(key), () -> answer(id, clients.read(key)));
            case Request.Scan(var prefix) ->
                onceDecided(id, () -> coordination.isDecided(prefix), () -> answer(id, clients.scan(prefix)));
            case Request.Update update -> {
                if (config.policies().conflicts().isCoordinated()) {
                    coordinate(id, update, false);
                } else {
                    answer(id, clients.update(update));
                }
            }
            case Request.CompareAndSet compareAndSet -> compareAndSet(id, compareAndSet);
            case Request.Transaction transaction -> transact(id, transaction);
            case Request.Create create -> answer(id, clients.create(create));
            case Request.Inspect ignored -> answer(id, inspection.get());
            case Request.InspectConflicts(var after) -> answer(id, conflicts(after));
        }
    }

    private Reply conflicts(long after) {
        var log = ledger.conflicts();
        return new Reply.ConflictLog(log.after(after), log.total(), ledger.applied());
    }

    private void onceDecided(long id, BooleanSupplier isDecided, Runnable then) {
        waitFor(
                isDecided,
                then,
                () -> refuse(id, Refusal.Kind.NOT_ALL_REACHABLE, "the last write of the key is not decided yet"));
    }

    private void waitFor(BooleanSupplier isReady, Runnable then, Runnable late) {
        waiting.add(new Waiting.Task(isReady, then, late), LONGEST_WAIT_MILLIS);
    }

    private void coordinate(long id, Request.Update update, boolean isConditional) {
        switch (ledger.state().effect(update.key(), update.operation(), update.basis())) {
            case Effect.Written(var content, var ignored) ->
                coordination.write(
                        new Coordination.Write(update.key(), content, isConditional), reply -> answer(id, reply));
            case Effect.Refused(var refusal) -> answer(id, new Reply.Refused(refusal, ledger.applied()));
        }
    }

    private void compareAndSet(long id, Request.CompareAndSet request) {
        if (!config.policies().conflicts().isCoordinated()) {
            answer(id, clients.compareAndSet(request));
            return;
        }
        onceDecided(id, () -> coordination.isKeyDecided(request.key()), () -> {
            if (clients.isExpected(request)) {
                coordinate(id, Request.Update.of(request.key(), new Operation.Put(request.json())), true);
            } else {
                answer(id, clients.mismatch(request));
            }
        });
    }

    private void transact(long id, Request.Transaction transaction) {
        if (config.policies().conflicts().isCoordinated()) {
            refuse(
                    id,
                    Refusal.Kind.UNSUPPORTED_OPERATION,
                    "the strategy of this store writes one key at a time; write the keys one by one");
        } else {
            answer(id, clients.transact(transaction));
        }
    }

    private void refuse(long id, Refusal.Kind kind, String message) {
        answer(id, new Reply.Refused(new Refusal(kind, message), ledger.applied()));
    }

    /** Answers once everything that the reply rests on is durable here, and where else it must be. */
    private void answer(long id, Reply reply) {
        ledger.whenDurable(() -> {
            var writes = Clients.writes(reply);
            if (writes.isEmpty() || copies.needed() == 0) {
                host.reply(id, reply);
            } else {
                answerOnceCopied(id, reply, writes.getLast().dot());
            }
        });
    }

    private void answerOnceCopied(long id, Reply reply, Dot last) {
        waitFor(
                () -> copies.of(last) >= copies.needed(),
                () -> host.reply(id, reply),
                () -> refuse(
                        id,
                        Refusal.Kind.NOT_REPLICATED,
                        "the write is on this node, but %d of %d others have not acknowledged it"
                                .formatted(copies.needed() - copies.of(last), copies.needed())));
    }
}
