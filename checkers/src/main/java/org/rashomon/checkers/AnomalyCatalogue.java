package org.rashomon.checkers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every name that a checker gives to a finding, explained. */
public final class AnomalyCatalogue {

    /** Whether a finding is a failure or a cost that the store's strategy openly has. */
    public enum Kind {
        ANOMALY,
        BY_DESIGN;

        /** The name in files and on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One explained name.
     *
     * @param name as it stands in {@link Anomaly#name} or {@link ByDesign#name}
     * @param kind whether it fails a run
     * @param definition what it is, in one paragraph
     * @param provokedBy what makes it happen
     * @param example one small case
     */
    public record Entry(String name, Kind kind, String definition, String provokedBy, String example) {}

    public static final Entry VANISHED_WRITE = anomaly(
            "vanished-write",
            """
            A write or delete was acknowledged, and at least one replica's final state shows neither it nor anything \
            that explains its absence: no later version that had seen it, and no winner that the conflict rule puts \
            above it. The data was lost.""",
            "A node that acknowledges before its log is durable and is then killed; a queue entry that is dropped on"
                    + " reconnect; a change that is skipped during catch-up.",
            "n2 acknowledges x=7 at 3.2 s and is killed at 3.6 s. After the heal n1, n2 and n3 all show x=5, which"
                    + " x=7 had seen.");

    public static final Entry LOST_CAUSALLY_LATER = anomaly(
            "lost-causally-later",
            """
            A write was acknowledged by a replica that had already applied version W of the key, yet W stands in the \
            final state and the write is gone. A write that was seen is never undone: the rule for concurrent writes \
            does not cover it, so it is never excused, not even by a clock that was measurably wrong.""",
            "Last-write-wins by wall clock when the clock of the node that accepted W is ahead.",
            "n1, 2 s ahead, accepts x=1 with stamp 102 s; n2 applies it and then accepts x=2 with stamp 101 s. All"
                    + " replicas keep x=1.");

    public static final Entry WRONG_WINNER = anomaly(
            "wrong-winner",
            """
            Two writes of one key were concurrent and a replica that knew both keeps the one that the declared rule \
            ranks lower. Under last-write-wins the rank is (stamp, replica id, sequence).""",
            "A conflict rule that forgets its tie-break, compares in arrival order, or truncates the stamp.",
            "x=1 has stamp 100 on n1, x=2 has stamp 105 on n2, neither had seen the other; n3 ends with x=1.");

    public static final Entry REPLICA_AMNESIA = anomaly(
            "replica-amnesia",
            """
            A replica accepted a write although the same replica had acknowledged an earlier write that it no longer \
            knew of: the later write's context does not include the earlier one. The replica has forgotten its own \
            history and will give out the same dots again, so its peers may drop new writes as duplicates.""",
            "A crash that loses acknowledged writes; a node restored from an old backup; a cloned node.",
            "n2 acknowledges the write n2:8, is killed, and accepts its next write with the context {n2:4}.");

    public static final Entry THIN_AIR_VALUE = anomaly(
            "thin-air-value",
            "A read returned a value or an element that no client had tried to write under that key.",
            "A merge that invents values, truncation, corruption, mixed-up keys.",
            "Clients only ever write 1 and 2 to x; n3 ends with x=12.");

    public static final Entry FAILED_WRITE_VISIBLE = anomaly(
            "failed-write-visible",
            "A read returned a value or an element of a write that the store had answered with a certain failure, or"
                    + " of a transaction that was aborted.",
            "An error answer after the change was already queued for replication; replication of what was rolled"
                    + " back.",
            "A compare-and-set to x=9 is refused by n1, yet n2 ends with x=9.");

    public static final Entry DUPLICATE_ELEMENT = anomaly(
            "duplicate-element",
            "One read of a set returned the same element twice.",
            "A change that is applied again after a resend; a set that is kept as a list.",
            "The element 4 is added once; n2 reads [3 4 4].");

    public static final Entry DIVERGENCE = anomaly(
            "divergence",
            """
            After every fault was healed and the replicas had time to settle, two replicas show different values, or \
            different versions, under one key.""",
            "Lost or doubly applied changes, a replication link that does not resume, arrival-order conflict"
                    + " resolution, equal stamps without a tie-break.",
            "x ends as 5 (n1:3) on n1 and n2, and as 7 (n3:9) on n3.");

    public static final Entry CYCLIC_CAUSAL_ORDER = anomaly(
            "cyclic-causal-order",
            """
            Session order and reads-from form a circle: every operation on it precedes the next, so that a cause \
            comes after its effect. Known as CyclicCO. No level of causal consistency permits it, nor does read \
            committed.""",
            "Reads that are answered from a state which is then rolled back; a broken record of"
                    + " dependencies; identities that are given out twice.",
            "Session 1 reads y=1 and then writes x=1; session 2 reads x=1 and then writes y=1.");

    public static final Entry STALE_INITIAL_READ = anomaly(
            "stale-initial-read",
            """
            A read found nothing under a key although a write of that key precedes it causally: the session, or \
            someone whose writes it has read, had written it. Known as WriteCOInitRead.""",
            "Changes of several origins that arrive in another order than they were made, above all over"
                    + " one slow link; a session that moves to a replica that is behind.",
            "n1 writes x=1 and then y=1; a client of n3 reads y=1 and then finds nothing under x.");

    public static final Entry OVERWRITTEN_READ = anomaly(
            "overwritten-read",
            """
            A read returned a value although a later one precedes the read causally: whoever wrote the later one \
            had seen the value, and the reader had seen the later one, directly or through others. Known as \
            WriteCORead.""",
            "Delivery that is not causal; a session that moves to a replica that is behind; a replica"
                    + " restored from a backup; last-write-wins with skewed clocks.",
            "A client reads x=1 and writes x=2; another reads x=2 and then x=1.");

    public static final Entry CONFLICTING_ARBITRATION = anomaly(
            "conflicting-arbitration",
            """
            Concurrent writes of a key were put in order differently by different readers, so that no single \
            order of the versions explains all reads. Causal consistency in its weak form permits it, causal \
            convergence does not. Known as CyclicCF.""",
            "Conflicts resolved in order of arrival; equal stamps without a tie-break; clocks that"
                    + " disagree where each replica stamps what it receives.",
            "x=1 and x=2 are concurrent; one client sees x=1 and then x=2, another sees x=2 and then x=1.");

    public static final Entry STALE_INITIAL_VIEW = anomaly(
            "stale-initial-view",
            """
            A read found nothing under a key although, in the order in which its session must have seen the \
            writes to explain its own reads, a write of that key comes before. Known as WriteHBInitRead; it \
            refutes causal memory only.""",
            "A store that converges by rearranging what a session has already seen, as last-write-wins" + " does.",
            "Session 1 writes z=1, x=1 and y=1, session 2 writes x=2 and then reads y=1 and x=2: it must"
                    + " have seen x=1 before x=2.");

    public static final Entry CYCLIC_SESSION_VIEW = anomaly(
            "cyclic-session-view",
            """
            No order of all writes that respects causal order explains the reads of one session, although none \
            of its reads is refuted alone. Known as CyclicHB; it refutes causal memory only.""",
            "Several concurrent versions that come and go in a session's answers, as with" + " last-write-wins.",
            "A session that wrote x=2 reads y=1, whose writer had written x=1, then reads x=1: x=2 before"
                    + " and x=1 after, or not.");

    public static final Entry FUTURE_READ = anomaly(
            "future-read",
            """
            A transaction read a value that it wrote itself only later.""",
            "Statements that are executed out of their order.",
            "A transaction reads x=1 and then writes x=1, which nobody else writes.");

    public static final Entry NOT_OWN_WRITE = anomaly(
            "not-own-write",
            """
            Within one transaction a read after a write of the same key returned something else than the last \
            value written there. Known as an internal inconsistency.""",
            "Reads within a transaction that are sent to another replica than its writes.",
            "A transaction writes x=1 and then reads x=2.");

    public static final Entry INTERMEDIATE_READ = anomaly(
            "intermediate-read",
            """
            A transaction read a value that the transaction which wrote it replaced before it ended. Known as \
            G1b.""",
            "Writes that are replicated before their transaction commits.",
            "A transaction writes x=1 and then x=2; another reads x=1.");

    public static final Entry NON_MONOTONIC_READ = anomaly(
            "non-monotonic-read",
            """
            A transaction read something of another transaction and afterwards, of a key that that one wrote, a \
            version that precedes it; or such reads of several transactions contradict each other. Read \
            committed forbids it.""",
            "A transaction whose statements are answered by different replicas.",
            "T1 writes x=1 and then T2, having read it, x=2 and y=2; a transaction reads y=2 and then" + " x=1.");

    public static final Entry FRACTURED_READ = anomaly(
            "fractured-read",
            """
            A transaction saw a part of what another one, or an earlier one of its own session, wrote, and an \
            older version of the rest; or read two versions of one key. Read atomic forbids it.""",
            "Transactions over several keys that are replicated key by key.",
            "T1 writes x=1 and y=1; T2 reads x=1 and finds nothing under y.");

    public static final Entry STALE_OWN_READ = anomaly(
            "stale-own-read",
            """
            A read did not show an earlier write of its own session: the answering replica had not applied it, \
            or the value read is older. It violates read-your-writes.""",
            "A session that moves to another replica before its write got there; last-write-wins on a"
                    + " node whose clock is behind, which rejects a write that it acknowledged.",
            "A client writes x=1 on n1, moves to n2 and finds nothing under x.");

    public static final Entry TIME_TRAVEL = anomaly(
            "time-travel",
            """
            A session read, and later read from an older state: a replica that lacks what it had been shown, or \
            a version older than one it had read. It violates monotonic reads.""",
            "A session that moves to a replica that is behind; a node that lost its disk or was restored"
                    + " from a backup.",
            "A client reads x=2 on n1, moves to n2 and reads x=1, which x=2 had overwritten.");

    public static final Entry WRITES_OUT_OF_ORDER = anomaly(
            "writes-out-of-order",
            """
            A replica showed a write of a session but not an earlier write of the same session, or ordered the \
            two the other way round. It violates monotonic writes.""",
            "Replication by several streams or channels; a session that moves between replicas while"
                    + " changes of different origins travel at different speeds.",
            "A client writes x=1 on n1 and y=1 on n2; n3 has applied y=1 but not yet x=1.");

    public static final Entry EFFECT_BEFORE_CAUSE = anomaly(
            "effect-before-cause",
            """
            A replica showed a write, but not something that the writer had read before it wrote. It violates \
            writes-follow-reads.""",
            "All-to-all replication without causal delivery and one slow link.",
            "A client of n2 reads the question x=1 written on n1, and answers y=1; n3 has applied the"
                    + " answer but not the question.");

    public static final Entry CONCURRENT_WRITE_DROPPED = new Entry(
            "concurrent-write-dropped",
            Kind.BY_DESIGN,
            """
            Two clients wrote one key on different replicas, neither replica had seen the other's write, and the \
            strategy keeps one. The loser was acknowledged and is gone; last-write-wins promises nothing else. \
            Excused only with the certificate: winner and loser, both stamps, and that neither had seen the other.""",
            "Two leaders that accept writes of one key within the replication lag, above all during a partition.",
            "During a partition n1 accepts x=1 at stamp 100 and n2 accepts x=2 at stamp 101; all end with x=2.");

    private static final List<Entry> ENTRIES = List.of(
            VANISHED_WRITE,
            LOST_CAUSALLY_LATER,
            WRONG_WINNER,
            REPLICA_AMNESIA,
            THIN_AIR_VALUE,
            FAILED_WRITE_VISIBLE,
            DUPLICATE_ELEMENT,
            DIVERGENCE,
            CYCLIC_CAUSAL_ORDER,
            STALE_INITIAL_READ,
            OVERWRITTEN_READ,
            CONFLICTING_ARBITRATION,
            STALE_INITIAL_VIEW,
            CYCLIC_SESSION_VIEW,
            FUTURE_READ,
            NOT_OWN_WRITE,
            INTERMEDIATE_READ,
            NON_MONOTONIC_READ,
            FRACTURED_READ,
            STALE_OWN_READ,
            TIME_TRAVEL,
            WRITES_OUT_OF_ORDER,
            EFFECT_BEFORE_CAUSE,
            CONCURRENT_WRITE_DROPPED);

    private AnomalyCatalogue() {}

    /** All entries, the gravest anomalies first. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** The entry of that name. */
    public static Optional<Entry> find(String name) {
        return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private static Entry anomaly(String name, String definition, String provokedBy, String example) {
        return new Entry(name, Kind.ANOMALY, definition, provokedBy, example);
    }
}
