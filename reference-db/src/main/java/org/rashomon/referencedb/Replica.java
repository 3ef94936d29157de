package org.rashomon.referencedb;

import java.util.Map;
import java.util.TreeMap;

/**
 * One node of the store: accepts writes, sends changes to its peers and takes in theirs.
 *
 * <p>A deterministic, single-threaded state machine: the same inputs in the same order give the same outputs. A write
 * is applied to memory at once, but nothing that could tell of it (a reply to a client or a peer, a change sent) leaves
 * before the log is durable that far; so what anyone has seen survives a crash.
 *
 * <p>Life: {@link #recover} for every record of the log, {@link #start} once, then any inputs.
 */
public final class Replica {

    /** How long a client waits for what it has seen, or for copies elsewhere, before it is told that it was in vain. */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final ReplicaConfig config;
    private final Host host;
    private final Ledger ledger;
    private final Intake intake;
    private final Clients clients;
    private final Waiting waiting;
    private final Map<String, Link> links = new TreeMap<>();

    public Replica(ReplicaConfig config, Host host) {
        this.config = config;
        this.host = host;
        this.ledger = new Ledger(config, host);
        this.intake = new Intake(config, ledger);
        this.clients = new Clients(config, ledger);
        this.waiting = new Waiting(host);
        ledger.forEachTarget(peer -> links.put(peer, new Link(peer, host, ledger)));
    }

    /** Takes in the next record of the log that an earlier life of this replica wrote. */
    public void recover(LogRecord record) {
        ledger.recover(record);
    }

    /** Ends recovery and begins to replicate. */
    public void start() {
        ledger.recovered();
        settle();
    }

    /** A client asks; {@link Host#reply} answers with the same number. */
    public void request(long id, Request request) {
        ask(id, request);
        settle();
    }

    private void ask(long id, Request request) {
        switch (request) {
            case Request.After(var seen, var then) ->
                waiting.add(
                        new Waiting.Task(
                                () -> ledger.applied().covers(seen),
                                () -> ask(id, then),
                                () -> refuse(id, Refusal.Kind.NOT_CAUGHT_UP, "not applied here yet: " + seen)),
                        LONGEST_WAIT_MILLIS);
            case Request.Read(var key) -> answer(id, clients.read(key));
            case Request.Scan(var prefix) -> answer(id, clients.scan(prefix));
            case Request.Update update -> answer(id, clients.update(update));
            case Request.CompareAndSet compareAndSet -> answer(id, clients.compareAndSet(compareAndSet));
            case Request.Transaction transaction -> answer(id, clients.transact(transaction));
            case Request.Create create -> answer(id, clients.create(create));
            case Request.Inspect ignored -> answer(id, inspect());
            case Request.InspectConflicts(var after) ->
                answer(
                        id,
                        new Reply.ConflictLog(
                                ledger.conflicts().after(after),
                                ledger.conflicts().total(),
                                ledger.applied()));
        }
    }

    private void refuse(long id, Refusal.Kind kind, String message) {
        answer(id, new Reply.Refused(new Refusal(kind, message), ledger.applied()));
    }

    /** Answers once everything that the reply rests on is durable here, and where else it must be. */
    private void answer(long id, Reply reply) {
        ledger.whenDurable(() -> {
            var writes = Clients.writes(reply);
            if (writes.isEmpty() || copiesNeeded() == 0) {
                host.reply(id, reply);
            } else {
                answerOnceCopied(id, reply, writes.getLast().dot());
            }
        });
    }

    private int copiesNeeded() {
        return config.policies().durability().copiesElsewhere(links.size());
    }

    private void answerOnceCopied(long id, Reply reply, Dot last) {
        waiting.add(
                new Waiting.Task(
                        () -> copies(last) >= copiesNeeded(),
                        () -> host.reply(id, reply),
                        () -> refuse(
                                id,
                                Refusal.Kind.NOT_REPLICATED,
                                "the write is on this node, but %d of %d others have not acknowledged it"
                                        .formatted(copiesNeeded() - copies(last), copiesNeeded()))),
                LONGEST_WAIT_MILLIS);
    }

    private long copies(Dot dot) {
        return links.values().stream()
                .filter(link -> link.peerApplied().contains(dot))
                .count();
    }

    private Reply inspect() {
        var statuses = links.values().stream().map(Link::status).toList();
        return new Reply.Status(
                ledger.state().digest(),
                ledger.state().liveKeys(),
                statuses,
                new Reply.Counts(intake.heldChanges(), 0, ledger.conflicts().counts(), intake.arrivals()),
                ledger.applied());
    }

    /**
     * A peer sends; {@link Host#replyToPeer} answers with the same number.
     *
     * @throws IllegalArgumentException if the sender is not a peer of this replica
     */
    public void receive(long id, PeerMessage message) {
        if (!config.peers().contains(message.from())) {
            throw new IllegalArgumentException(message.from() + " is not a peer of " + config.node());
        }
        var taken = intake.take(message);
        var reply = new PeerReply(config.node(), ledger.applied(), intake.received(), taken);
        ledger.whenDurable(() -> host.replyToPeer(id, reply));
        settle();
    }

    /** A peer answered the message that was sent with this epoch. */
    public void replied(String peer, long epoch, PeerReply reply) {
        link(peer).replied(epoch, reply);
        forgetWhatAllHave();
        settle();
    }

    private void forgetWhatAllHave() {
        links.values().stream().mapToLong(Link::lowest).min().ifPresent(ledger::trimBefore);
    }

    /** The message that was sent with this epoch did not reach the peer, or its answer did not come back. */
    public void sendFailed(String peer, long epoch, String reason) {
        link(peer).sendFailed(epoch, reason);
        settle();
    }

    /** A timer set through {@link Host#setTimer} is due. */
    public void timerFired(Timer timer) {
        if (timer.purpose().equals(Waiting.TIMER)) {
            waiting.timerFired(timer.epoch());
        } else {
            link(timer.purpose()).timerFired(timer.epoch());
        }
        settle();
    }

    /** The log is durable up to this record, counted from 1 since the replica started. Must not run backwards. */
    public void synced(long position) {
        ledger.synced(position);
        forgetWhatAllHave();
        settle();
    }

    private Link link(String peer) {
        var link = links.get(peer);
        if (link == null) {
            throw new IllegalArgumentException("no link from " + config.node() + " to " + peer);
        }
        return link;
    }

    private void settle() {
        waiting.settle();
        ledger.commit();
        links.values().forEach(Link::pump);
    }
}
