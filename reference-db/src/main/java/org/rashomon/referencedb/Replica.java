package org.rashomon.referencedb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One leader: accepts writes, sends them to its peers and takes in theirs.
 *
 * <p>A deterministic, single-threaded state machine: the same inputs in the same order give the same outputs. A write
 * is applied to memory at once, but nothing that could tell of it (a reply to a client or a peer, a change sent) leaves
 * before the log is durable that far; so what anyone has seen survives a crash.
 *
 * <p>Life: {@link #recover} for every record of the log, {@link #start} once, then any inputs.
 */
public final class Replica {

    private final ReplicaConfig config;
    private final Host host;
    private final State state;
    private final OwnWrites ownWrites;
    private final CommitGate gate;
    private final Map<String, Link> links = new TreeMap<>();

    public Replica(ReplicaConfig config, Host host) {
        this.config = config;
        this.host = host;
        this.state = new State(config.conflictPolicy());
        this.ownWrites = new OwnWrites(config.node(), state, config.limits());
        this.gate = new CommitGate(host.disk());
        for (var peer : config.topology().targets(config.node(), config.peers())) {
            links.put(peer, new Link(peer, host, ownWrites));
        }
    }

    /** Takes in the next record of the log that an earlier life of this replica wrote. */
    public void recover(LogRecord record) {
        switch (record) {
            case LogRecord.Applied(var change) -> {
                state.apply(change);
                if (change.dot().origin().equals(config.node())) {
                    ownWrites.add(change);
                }
            }
            case LogRecord.CaughtUp(var origin, var position) -> state.caughtUp(origin, position);
        }
    }

    /** Ends recovery and begins to replicate. */
    public void start() {
        ownWrites.durableUpTo(ownWrites.latest());
        settle();
    }

    /** A client asks; {@link Host#reply} answers with the same number. */
    public void request(long id, Request request) {
        var reply = answer(request);
        gate.whenDurable(() -> host.reply(id, reply));
        settle();
    }

    private Reply answer(Request request) {
        return switch (request) {
            case Request.Read(var key) -> read(key);
            case Request.Write(var key, var content) -> write(key, content);
            case Request.CompareAndSet(var key, var expected, var content) ->
                state.content(key).equals(expected)
                        ? write(key, content)
                        : new Reply.Mismatch(currentVersion(key), state.applied());
            case Request.Scan(var prefix) -> new Reply.Entries(state.valuesWithPrefix(prefix), state.applied());
            case Request.Inspect() -> inspect();
        };
    }

    private Reply read(String key) {
        var version = state.version(key);
        return version != null && version.content().isValue()
                ? new Reply.Found(version, state.applied())
                : new Reply.NotFound(currentVersion(key), state.applied());
    }

    private List<Change> currentVersion(String key) {
        var version = state.version(key);
        return version == null ? List.of() : List.of(version);
    }

    private Reply write(String key, Content content) {
        var context = state.applied();
        var change = new Change(
                new Dot(config.node(), ownWrites.latest() + 1),
                key,
                content,
                config.clockSource().timestampMicros(host),
                context);
        state.apply(change);
        ownWrites.add(change);
        gate.append(new LogRecord.Applied(change));
        gate.whenDurable(() -> ownWrites.durableUpTo(change.dot().sequence()));
        return new Reply.Written(change, state.applied());
    }

    private Reply inspect() {
        var statuses = links.values().stream().map(Link::status).toList();
        return new Reply.Status(state.digest(), state.values(), statuses, state.applied());
    }

    /**
     * A peer sends; {@link Host#replyToPeer} answers with the same number.
     *
     * @throws IllegalArgumentException if the sender is not a peer of this replica
     */
    public void receive(long id, PeerMessage message) {
        if (!config.peers().contains(message.origin())) {
            throw new IllegalArgumentException(message.origin() + " is not a peer of " + config.node());
        }
        if (message.after() <= state.applied().get(message.origin())) {
            takeIn(message);
        }
        var reply = new PeerReply(config.node(), state.applied().get(message.origin()));
        gate.whenDurable(() -> host.replyToPeer(id, reply));
        settle();
    }

    private void takeIn(PeerMessage message) {
        for (var change : message.changes()) {
            if (state.apply(change)) {
                gate.append(new LogRecord.Applied(change));
            }
        }
        switch (message) {
            case PeerMessage.Batch ignored -> {
                // Its changes have moved the position one by one.
            }
            case PeerMessage.SnapshotPart part -> {
                if (part.standsFor() > 0 && state.caughtUp(part.origin(), part.standsFor())) {
                    gate.append(new LogRecord.CaughtUp(part.origin(), part.standsFor()));
                }
            }
        }
    }

    /** A peer answered the message that was sent with this epoch. */
    public void replied(String peer, long epoch, PeerReply reply) {
        link(peer).replied(epoch, reply);
        forgetWhatAllHave();
        settle();
    }

    private void forgetWhatAllHave() {
        var acknowledgedByAll = ownWrites.durable();
        for (var link : links.values()) {
            acknowledgedByAll = Math.min(acknowledgedByAll, link.acknowledged());
        }
        ownWrites.trim(acknowledgedByAll);
    }

    /** The message that was sent with this epoch did not reach the peer, or its answer did not come back. */
    public void sendFailed(String peer, long epoch, String reason) {
        link(peer).sendFailed(epoch, reason);
        settle();
    }

    /** A timer set through {@link Host#setTimer} is due. */
    public void timerFired(Timer timer) {
        link(timer.peer()).timerFired(timer.epoch());
        settle();
    }

    /** The log is durable up to this record, counted from 1 since the replica started. Must not run backwards. */
    public void synced(long position) {
        gate.synced(position);
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
        gate.commit();
        for (var link : links.values()) {
            link.pump();
        }
    }
}
