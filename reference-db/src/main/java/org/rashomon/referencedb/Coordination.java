package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Proposes writes to every replica and decides them, for a strategy that is coordinated.
 *
 * <p>A write is a proposal with a number above all that its replica knows for the key. Once every other replica has the
 * proposal on disk it is committed, otherwise aborted. A replica with an undecided proposal lets nobody read the key.
 * Numbers settle the order of writes that are under way together, so plain writes never stand in each other's way; a
 * compare-and-set is refused by whoever knows of another write that may come between it and what it has read.
 */
final class Coordination {

    private static final long LONGEST_PROPOSAL_MILLIS = 1_000;

    private final boolean isUsed;
    private final Ledger ledger;
    private final Waiting waiting;
    private final Peers peers;
    /** The keys of all undecided proposals known here, by their dots. */
    private final Map<Dot, String> undecided = new TreeMap<>();

    /** What this replica knows of all others. */
    interface Peers {

        boolean allHave(Dot dot);

        boolean isRefused(Dot dot);
    }

    /**
     * A write to be coordinated.
     *
     * @param isConditional whether it counts on what it has read
     */
    record Write(String key, Content content, boolean isConditional) {}

    Coordination(ReplicaConfig config, Ledger ledger, Waiting waiting, Peers peers) {
        this.isUsed = config.policies().conflicts().isCoordinated();
        this.ledger = ledger;
        this.waiting = waiting;
        this.peers = peers;
    }

    /** A change was taken in. */
    void note(Change change) {
        if (change.content().isProposal()) {
            undecided.put(change.dot(), change.key());
        } else if (!undecided.isEmpty()) {
            change.overwrites().forEach(undecided::remove);
        }
    }

    /** Everything was replaced by a snapshot, or read from the log. */
    void recount() {
        if (!isUsed) {
            return;
        }
        undecided.clear();
        for (var key : ledger.state().everything()) {
            for (var version : key.versions()) {
                note(version);
            }
        }
    }

    /** Nobody waits any more for what an earlier life of this replica has proposed. */
    void abortOwn() {
        recount();
        Map.copyOf(undecided).entrySet().stream()
                .filter(proposal -> proposal.getKey().origin().equals(ledger.node()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(proposal -> abort(proposal.getKey(), proposal.getValue()));
    }

    /** Whether the last writes of all keys that begin so are decided. */
    boolean isDecided(String prefix) {
        return undecided.isEmpty() || undecided.values().stream().noneMatch(key -> key.startsWith(prefix));
    }

    /** Whether the last write of this key is decided. */
    boolean isKeyDecided(String key) {
        return undecided.isEmpty() || !undecided.containsValue(key);
    }

    /** Writes everywhere or nowhere, and then tells which. */
    void write(Write write, Consumer<Reply> then) {
        var step = write.isConditional() ? 1 : 2;
        var number = highest(write.key()) + step;
        var proposal = ledger.acceptNumbered(
                write.key(), new Content.Proposed(write.content(), write.isConditional()), List.of(), number);
        ledger.whenDurable(() -> waiting.add(
                new Waiting.Task(
                        () -> peers.allHave(proposal.dot()) || peers.isRefused(proposal.dot()),
                        () -> decide(write, proposal, then),
                        () -> abandon(write, proposal, then)),
                LONGEST_PROPOSAL_MILLIS));
    }

    private long highest(String key) {
        return ledger.state().peek(key).all().stream()
                .mapToLong(Change::timestampMicros)
                .max()
                .orElse(0);
    }

    private void decide(Write write, Change proposal, Consumer<Reply> then) {
        if (peers.isRefused(proposal.dot()) || isBeaten(proposal)) {
            abort(proposal.dot(), write.key());
            then.accept(refused("another write of the key was under way"));
            return;
        }
        var committed = ledger.acceptProposed(proposal, write.content());
        then.accept(new Reply.Written(committed, ledger.applied()));
    }

    private void abandon(Write write, Change proposal, Consumer<Reply> then) {
        abort(proposal.dot(), write.key());
        then.accept(refused("not every node has acknowledged the write; it is undone"));
    }

    private void abort(Dot proposal, String key) {
        ledger.acceptNumbered(key, new Content.Aborted(), List.of(proposal), 0);
    }

    private Reply refused(String message) {
        return new Reply.Refused(new Refusal(Refusal.Kind.NOT_ALL_REACHABLE, message), ledger.applied());
    }

    /** The proposals of a replica that cannot be agreed to here. */
    List<Dot> refusedOf(String origin) {
        var refused = new ArrayList<Dot>();
        for (var entry : undecided.entrySet()) {
            if (entry.getKey().origin().equals(origin)
                    && proposal(entry.getKey(), entry.getValue())
                            .filter(this::isBeaten)
                            .isPresent()) {
                refused.add(entry.getKey());
            }
        }
        return refused;
    }

    private Optional<Change> proposal(Dot dot, String key) {
        return ledger.state().peek(key).all().stream()
                .filter(version -> version.dot().equals(dot))
                .findFirst();
    }

    /**
     * Whether a conditional proposal meets a write that neither knew of the other and may count after what the proposal
     * has read. That has a number one lower than the proposal.
     */
    private boolean isBeaten(Change proposal) {
        return proposal.content() instanceof Content.Proposed(var ignored, var isConditional)
                && isConditional
                && ledger.state()
                        .peek(proposal.key())
                        .any(other -> !other.dot().equals(proposal.dot())
                                && other.timestampMicros() >= proposal.timestampMicros() - 1
                                && other.isConcurrentWith(proposal));
    }
}
