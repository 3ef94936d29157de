package org.rashomon.referencedb;

import java.util.List;
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

    private final ReplicaConfig config;
    private final Host host;
    private final Ledger ledger;
    private final Intake intake;
    private final Requests requests;
    private final Coordination coordination;
    private final Joining joining;
    private final Waiting waiting;
    private final Map<String, Link> links = new TreeMap<>();

    public Replica(ReplicaConfig config, Host host) {
        this.config = config;
        this.host = host;
        this.ledger = new Ledger(config, host);
        this.intake = new Intake(config, ledger);
        this.waiting = new Waiting(host);
        var others = new Others();
        this.coordination = new Coordination(config, ledger, waiting, others);
        this.requests = new Requests(config, host, ledger, waiting, coordination, others);
        this.joining = new Joining(config);
        ledger.onChange(coordination::note);
        ledger.forEachTarget(peer -> links.put(peer, new Link(peer, host, ledger)));
    }

    /** Takes in the next record of the log that an earlier life of this replica wrote. */
    public void recover(LogRecord record) {
        ledger.recover(record);
    }

    /** Ends recovery and begins to replicate. */
    public void start() {
        ledger.recovered();
        coordination.abortOwn();
        settle();
    }

    /** A client asks; {@link Host#reply} answers with the same number. */
    public void request(long id, Request request) {
        if (!joining.isOver(ledger.applied()) && request.isWrite()) {
            ledger.whenDurable(() -> host.reply(
                    id,
                    new Reply.Refused(
                            new Refusal(
                                    Refusal.Kind.CATCHING_UP,
                                    "this node has lost its data and has not caught up with all that send to it"),
                            ledger.applied())));
        } else {
            requests.ask(id, request, this::inspect);
        }
        settle();
    }

    private Reply inspect() {
        var statuses = links.values().stream().map(Link::status).toList();
        return new Reply.Status(
                ledger.state().digest(),
                ledger.state().liveKeys(),
                statuses,
                new Reply.Counts(
                        intake.heldChanges(),
                        ledger.tombstones(),
                        ledger.conflicts().counts(),
                        intake.arrivals()),
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
        var leaves = switch (message) {
            case PeerMessage.Question question -> heard(question);
            case PeerMessage.SnapshotPart ignored -> {
                coordination.recount();
                yield List.<Long>of();
            }
            case PeerMessage.Batch ignored -> List.<Long>of();
            case PeerMessage.Repair ignored -> List.<Long>of();
        };
        var refused = coordination.refusedOf(message.from());
        if (message instanceof PeerMessage.SnapshotPart part && part.end() instanceof SnapshotEnd.More) {
            // It counts for nothing yet, so the next one need not wait for the disk.
            var durable = ledger.durable();
            host.replyToPeer(id, new PeerReply(config.node(), durable, durable, taken, refused, leaves));
        } else {
            var reply = new PeerReply(config.node(), ledger.applied(), intake.received(), taken, refused, leaves);
            ledger.whenDurable(() -> host.replyToPeer(id, reply));
        }
        settle();
    }

    /** Learns from a question, and tells what is here if the two are to be compared. */
    private List<Long> heard(PeerMessage.Question question) {
        question.known().forEach(ledger.knowledge()::learn);
        joining.heard(question.from(), question.known());
        ledger.collectTombstones();
        var isSame = ledger.applied().equals(question.known().getOrDefault(question.from(), VersionVector.empty()));
        return isSame
                        && !question.digest().isEmpty()
                        && !question.digest().equals(ledger.state().digest())
                ? ledger.state().leaves()
                : List.of();
    }

    /** A peer answered the message that was sent with this epoch. */
    public void replied(String peer, long epoch, PeerReply reply) {
        link(peer).replied(epoch, reply);
        ledger.knowledge().learn(peer, reply.applied());
        joining.answered(peer, reply.applied());
        ledger.collectTombstones();
        forgetWhatAllHave();
        settle();
    }

    private void forgetWhatAllHave() {
        links.values().stream().mapToLong(Link::lowest).min().ifPresent(ledger::trimBefore);
    }

    /** The message that was sent with this epoch is a long one, and some more of it has left. */
    public void sendProgressed(String peer, long epoch) {
        link(peer).progressed(epoch);
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
        ledger.compactIfLong();
        ledger.commit();
        links.values().forEach(Link::pump);
    }

    /** What this replica knows of those it sends to. */
    private final class Others implements Coordination.Peers, Requests.Copies {

        @Override
        public boolean allHave(Dot dot) {
            return of(dot) == links.size();
        }

        @Override
        public boolean isRefused(Dot dot) {
            return links.values().stream().anyMatch(link -> link.isRefused(dot));
        }

        @Override
        public int of(Dot dot) {
            return (int) links.values().stream()
                    .filter(link -> link.peerApplied().contains(dot))
                    .count();
        }

        @Override
        public int needed() {
            return config.policies().durability().copiesElsewhere(links.size());
        }
    }
}
