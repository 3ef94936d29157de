package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a replica has: its state, the log that makes it durable, and the changes that peers may lack. Whatever enters
 * one of them enters all of them here.
 */
final class Ledger {

    private final ReplicaConfig config;
    private final Host host;
    private final State state;
    private final Outbox outbox;
    private final CommitGate gate;
    private final Statements statements;
    private final RowIds rowIds;
    private final Conflicts conflicts;
    private final List<String> targets;
    private final List<KeyVersions> snapshotInLog = new ArrayList<>();
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final Graveyard graveyard;
    private final Knowledge knowledge;
    private final PartialSnapshots partialSnapshots;
    /** What a transaction that is under way has accepted. */
    private @Nullable List<Transit> transaction;

    private long records;
    /** What was applied when the log was last synced: others may be told of it. */
    private VersionVector durable = VersionVector.empty();

    Ledger(ReplicaConfig config, Host host) {
        this.config = config;
        this.host = host;
        this.state = new State(config.node(), config.policies().conflicts());
        this.partialSnapshots = new PartialSnapshots(state);
        this.outbox = new Outbox(config.limits());
        this.gate = new CommitGate(host.disk());
        this.statements = new Statements(config.node());
        this.rowIds = new RowIds(config);
        this.conflicts = new Conflicts(config.policies().conflicts().resolution());
        this.targets = config.targets();
        this.graveyard = new Graveyard(config, state);
        this.knowledge = new Knowledge(config.peers());
    }

    String node() {
        return config.node();
    }

    State state() {
        return state;
    }

    Conflicts conflicts() {
        return conflicts;
    }

    VersionVector applied() {
        return state.applied();
    }

    /** What is applied and was when the log was last synced: anybody may be told of it at once. */
    VersionVector durable() {
        return durable;
    }

    Cursor cursorFor(String peer) {
        return new Cursor(config, peer, outbox);
    }

    /** Takes in the next record of the log that an earlier life of this replica wrote. */
    void recover(LogRecord record) {
        records += lengthOf(record);
        switch (record) {
            case LogRecord.Applied(var transit) -> {
                snapshotInLog.clear();
                store(transit);
            }
            case LogRecord.Together(var transits) -> {
                snapshotInLog.clear();
                transits.forEach(this::store);
            }
            case LogRecord.SnapshotKey(var key) -> snapshotInLog.add(key);
            case LogRecord.Part(var part) -> store(part);
            case LogRecord.Repaired(var key) -> state.repair(key);
            case LogRecord.Compacted(var latestMicros, var position) -> {
                state.noteTimestamp(latestMicros);
                statements.resume(position);
                outbox.skip(new AppliedDots(ownApplied(), List.of()));
            }
            case LogRecord.SnapshotTaken(var applied) -> {
                var whole = new Incoming();
                whole.add(snapshotInLog, state);
                store(whole, applied);
                snapshotInLog.clear();
            }
        }
    }

    private AppliedDots own(AppliedDots applied) {
        var own = applied.vector().get(node());
        return new AppliedDots(
                own == 0 ? VersionVector.empty() : VersionVector.upTo(new Dot(node(), own)),
                applied.beyond().stream()
                        .filter(dot -> dot.origin().equals(node()))
                        .toList());
    }

    private VersionVector ownApplied() {
        var own = applied().get(node());
        return own == 0 ? VersionVector.empty() : VersionVector.upTo(new Dot(node(), own));
    }

    /** All that was recovered is durable. */
    void recovered() {
        snapshotInLog.clear();
        durable = applied();
        outbox.durableUpTo(outbox.latest());
    }

    /** Accepts a write of a client. */
    Change accept(String key, Content content, List<Dot> overwrites) {
        var number = config.policies().clock().timestampMicros(nextDot(), host.wallMicros(), state.latestMicros());
        return acceptNumbered(key, content, overwrites, number);
    }

    private Dot nextDot() {
        return new Dot(node(), applied().get(node()) + 1);
    }

    /** Accepts a write with a number that stands in for the timestamp. */
    Change acceptNumbered(String key, Content content, List<Dot> overwrites, long number) {
        return keep(new Change(nextDot(), key, content, number, applied(), overwrites));
    }

    /** Accepts a proposal for good. It knows of no more than the proposal did. */
    Change acceptProposed(Change proposal, Content content) {
        var context = proposal.context().join(VersionVector.upTo(proposal.dot()));
        return keep(new Change(
                nextDot(), proposal.key(), content, proposal.timestampMicros(), context, List.of(proposal.dot())));
    }

    private Change keep(Change change) {
        keep(Transit.begin(change));
        return change;
    }

    /** The content of a write whose value a statement gives. */
    Content evaluate(Statement statement) {
        return config.policies().log().accepted(statement, asked -> statements.evaluate(asked, host.wallMicros()));
    }

    /** What is written of a new row. */
    Content row(String table, String json) {
        return config.policies().log().row(table, json);
    }

    /** The key of a new row in a table. */
    RowIds.Row newRow(String table) {
        return rowIds.next(table);
    }

    /** Takes in a change from a peer, which was not applied before. */
    void arrive(Transit transit) {
        var change = transit.change();
        var content = config.policies()
                .log()
                .arrived(change.content(), asked -> statements.evaluate(asked, host.wallMicros()));
        var arrived = change.withContent(content);
        if (content instanceof Content.Row(var table, var ignored)
                && config.policies().log().renumbersRows()) {
            arrived = arrived.withKey(rowIds.next(table).key());
        }
        var before = List.copyOf(state.peek(arrived.key()).all());
        keep(new Transit(arrived, transit.through()).via(node()));
        conflicts.note(arrived, before, state.peek(arrived.key()));
    }

    private void keep(Transit transit) {
        store(transit);
        if (transaction == null) {
            log(new LogRecord.Applied(transit));
        } else {
            transaction.add(transit);
        }
    }

    /** Whatever is accepted by the writes is logged as one record: a crash leaves all of it or nothing. */
    void together(Runnable writes) {
        var transits = new ArrayList<Transit>();
        transaction = transits;
        writes.run();
        transaction = null;
        if (!transits.isEmpty()) {
            log(new LogRecord.Together(transits));
        }
    }

    private void log(LogRecord record) {
        append(record);
        var number = outbox.latest();
        var appliedThen = applied();
        gate.whenDurable(() -> {
            outbox.durableUpTo(number);
            durable = appliedThen;
        });
    }

    /** From now on tells of every change that is taken in. */
    void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    private void store(Transit transit) {
        state.apply(transit.change());
        listeners.forEach(listener -> listener.accept(transit.change()));
        graveyard.note(transit.change(), host.wallMicros());
        statements.note(transit.change());
        rowIds.note(transit.change().key());
        for (var target : targets) {
            if (config.policies().topology().carries(transit, node(), target)) {
                outbox.add(transit, host.wallMicros());
                return;
            }
        }
    }

    /**
     * Takes in the next part of a peer's snapshot, and with the last one all of it.
     *
     * @return how many of its keys have come so far, also if this was not the next part
     */
    int take(PeerMessage.SnapshotPart part) {
        var known = partialSnapshots.keysOf(part);
        if (known != part.first()) {
            return known;
        }
        store(part);
        append(new LogRecord.Part(part));
        var appliedThen = applied();
        gate.whenDurable(() -> durable = appliedThen);
        return known + part.keys().size();
    }

    private void store(PeerMessage.SnapshotPart part) {
        partialSnapshots.add(part);
        if (part.end() instanceof SnapshotEnd.Complete(var applied)) {
            store(partialSnapshots.remove(part.from()), applied);
        }
    }

    /** Whatever the peer has begun to send as a snapshot, it does not go on with it. */
    void forgetPartsOf(String peer) {
        partialSnapshots.remove(peer);
    }

    /** Mends a key with what a peer holds. */
    void repair(KeyVersions key) {
        state.repair(key);
        append(new LogRecord.Repaired(key));
    }

    private void append(LogRecord record) {
        gate.append(record);
        records += lengthOf(record);
    }

    private static int lengthOf(LogRecord record) {
        return record instanceof LogRecord.Part(var part) ? part.keys().size() + 1 : 1;
    }

    /** Lets the log begin anew with what there is now, if it has become long. */
    void compactIfLong() {
        if (records < config.limits().compactRecords() || records < 4L * state.size()) {
            return;
        }
        var compact = new ArrayList<LogRecord>(state.size() + 2);
        state.everything().forEach(key -> compact.add(new LogRecord.SnapshotKey(key)));
        compact.add(new LogRecord.SnapshotTaken(state.appliedDots()));
        compact.add(new LogRecord.Compacted(state.latestMicros(), statements.position()));
        compact.addAll(partialSnapshots.records());
        host.disk().replace(compact);
        records = 0;
    }

    private void store(Incoming snapshot, AppliedDots applied) {
        state.install(snapshot, applied);
        for (var key : snapshot.keys()) {
            rowIds.note(key.sent().key());
            key.sent().versions().forEach(version -> graveyard.note(version, host.wallMicros()));
        }
        // Its own writes, too: a replica that was given them back after a loss is the only one that may pass them on.
        outbox.skip(config.policies().topology().forwards() ? applied : own(applied));
    }

    /** Forgets the tombstones that may be forgotten. */
    void collectTombstones() {
        knowledge.catchUp(applied());
        graveyard.collect(knowledge, host.wallMicros());
    }

    int tombstones() {
        return graveyard.size();
    }

    /** What to ask a peer, and what to tell it along. */
    PeerMessage.Question question() {
        return new PeerMessage.Question(
                node(), knowledge.told(node(), durable), config.repairs() && gate.isIdle() ? state.digest() : "");
    }

    /** What is here of the keys in which a peer with these leaves holds something else. */
    List<KeyVersions> differing(List<Long> leaves) {
        return gate.isIdle() ? state.differing(leaves, config.limits().batchChanges()) : List.of();
    }

    /** What this replica knows of the others. */
    Knowledge knowledge() {
        return knowledge;
    }

    /** Everything there is, to be sent once it is durable. */
    Snapshot snapshot() {
        var applied = state.appliedDots();
        var snapshot = new Snapshot(node(), identity(applied), state.everything(), applied, config.limits());
        gate.whenDurable(snapshot::durable);
        return snapshot;
    }

    /** The same for two snapshots only if they have the same content, also from different lives of this replica. */
    private long identity(AppliedDots applied) {
        return Hashing.mix(Hashing.mix(0, state.digest()), applied.toString());
    }

    /** Runs the action once everything that was taken in so far is durable. */
    void whenDurable(Runnable action) {
        gate.whenDurable(action);
    }

    void synced(long position) {
        gate.synced(position);
    }

    /** Starts a sync if one is needed and none is running. */
    void commit() {
        gate.commit();
    }

    /** Forgets what the outbox holds before the number, as every peer has it. */
    void trimBefore(long number) {
        outbox.trimBefore(Math.min(number, outbox.durable() + 1));
    }

    /** How long the change with this number has waited for a peer. */
    long waitingMillis(long number) {
        return outbox.waitingMicros(number, host.wallMicros()) / 1_000;
    }

    void forEachTarget(Consumer<String> action) {
        targets.forEach(action);
    }
}
