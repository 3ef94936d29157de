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
            "A final read returned a value or an element that no client ever tried to write under that key.",
            "A merge that invents values, truncation, corruption, mixed-up keys.",
            "Clients only ever write 1 and 2 to x; n3 ends with x=12.");

    public static final Entry FAILED_WRITE_VISIBLE = anomaly(
            "failed-write-visible",
            "A final read returned a value or an element of a write that the store had answered with a certain"
                    + " failure.",
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
