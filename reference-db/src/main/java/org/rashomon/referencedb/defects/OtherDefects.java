package org.rashomon.referencedb.defects;

import java.time.Duration;
import java.util.List;
import org.rashomon.referencedb.ClockSource;
import org.rashomon.referencedb.DeliveryOrder;
import org.rashomon.referencedb.IdAllocation;
import org.rashomon.referencedb.ReplicationLog;
import org.rashomon.referencedb.Tombstones;
import org.rashomon.referencedb.defects.Defect.Title;

/** Defects of disks, clocks, links, and of what is asked of the whole store. */
final class OtherDefects {

    static final List<Defect> ALL = List.of(
            Defect.of(
                    new Title(
                            "drop-acknowledged",
                            "Reports the log as synced at once, but writes it only about once a second, so a kill loses"
                                    + " acknowledged writes.",
                            "acknowledging before the data is durable: a write-back cache without a barrier, fsync"
                                    + " switched off, or an fsync error ignored"),
                    "faults=kill",
                    () -> AlteredHost.planting(LateHost::new)),
            Defect.of(
                    new Title(
                            "acknowledge-before-sync",
                            "Acknowledges a write as soon as its sync has begun.",
                            "acknowledging a write that is only on its way to the disk"),
                    "faults=kill,slow-disk rate=300",
                    () -> AlteredHost.planting(EagerDisk::new)),
            Defect.of(
                    new Title(
                            "log-record-skipped",
                            "Leaves every third record out of the log.",
                            "a torn or incomplete log that is accepted on recovery"),
                    "faults=kill",
                    () -> AlteredHost.planting(RecordsSkipped::new)),
            Defect.of(
                    new Title(
                            "tie-without-break",
                            "Has timestamps of a tenth of a second and keeps what came first when they are equal.",
                            "ai-memory-mcp #344: last write wins without a tie-break"),
                    "faults=latency rate=300",
                    () -> Plantings.policies(sound -> sound.withClock(new CoarseClock(sound.clock()))
                            .withConflicts(new TieWithoutBreak(sound.conflicts())))),
            Defect.of(
                    new Title(
                            "wall-clock-as-hybrid",
                            "Takes timestamps from the wall clock where a hybrid clock was promised.",
                            "yantrikdb #148: a wall clock in the place of a hybrid logical clock"),
                    "strategy=lww-hybrid-clock workload=causal-chain faults=clock",
                    () -> Plantings.policies(sound -> sound.withClock(new ClockSource.WallClock()))),
            Defect.of(
                    new Title(
                            "lamport-clock-restarts",
                            "Counts its own writes since it started, and takes no notice of any others.",
                            "a logical clock that is neither kept over a restart nor pushed ahead by what arrives"),
                    "strategy=lww-lamport faults=kill",
                    () -> Plantings.policies(sound -> sound.withClock(new CountingClock()))),
            Defect.of(
                    new Title("stale-clock", "Reads the wall clock only once a second.", "a cached time source"),
                    "faults=none rate=300",
                    () -> AlteredHost.planting(StaleClock::new)),
            Defect.of(
                    new Title(
                            "wrong-time-zone",
                            "Lets some nodes keep their clocks an hour ahead.",
                            "a node that takes local time for universal time"),
                    "faults=kill",
                    () -> AlteredHost.planting(WrongTimeZone::new)),
            Defect.of(
                    new Title(
                            "ring-loses-origin",
                            "Sends a change on to nodes that it has passed through.",
                            "Eventuate #116: a circle that does not know where a change has been"),
                    "topology=ring faults=none",
                    () -> AlteredTopology.planting((sound, transit, way) -> true)),
            Defect.of(
                    new Title(
                            "relay-forwards-nothing",
                            "Keeps the changes of others to itself where it should send them on.",
                            "a hub whose configuration lacks log_replica_updates"),
                    "topology=star nodes=4 faults=none",
                    () -> AlteredTopology.planting((sound, transit, way) ->
                            transit.change().dot().origin().equals(way.from())
                                    && sound.carries(transit, way.from(), way.to()))),
            Defect.of(
                    new Title(
                            "relay-forwards-no-deletes",
                            "Sends on the updates of others, but not their deletes.",
                            "a relay that filters what it does not know"),
                    "topology=star nodes=4 workload=calendar faults=none",
                    () -> AlteredTopology.planting(
                            (sound, transit, way) -> (transit.change().content().isValue()
                                            || transit.change().dot().origin().equals(way.from()))
                                    && sound.carries(transit, way.from(), way.to()))),
            Defect.of(
                    new Title(
                            "causal-without-hold",
                            "Applies a change though what it depends on is missing.",
                            "a causal store without a hold-back queue"),
                    "delivery=causal strategy=lww-hybrid-clock workload=causal-chain nodes=4 faults=latency,partition",
                    () -> Plantings.policies(sound -> sound.withDelivery(new DeliveryOrder.Fifo()))),
            Defect.of(
                    new Title(
                            "tombstone-collected-early",
                            "Forgets a delete before every node has seen it.",
                            "scylladb #3557: a repair after the grace period brings back what was deleted"),
                    "strategy=lww-hybrid-clock workload=calendar faults=partition",
                    () -> Plantings.policies(
                            sound -> sound.withTombstones(new Tombstones.After(Duration.ofMillis(1))))),
            Defect.of(
                    new Title(
                            "ids-overlap",
                            "Gives one more than the highest id it knows of, as every other node does.",
                            "auto-increment without offsets"),
                    "workload=ids faults=none",
                    () -> Plantings.policies(sound -> sound.withIds(new IdAllocation.Overlapping()))),
            Defect.of(
                    new Title(
                            "ids-restart",
                            "Counts the ids it gives since it started, and looks at none that exist.",
                            "a sequence whose state is not kept over a restart"),
                    "workload=ids faults=kill",
                    () -> Plantings.policies(sound -> sound.withIds(new CountingIds()))),
            Defect.of(
                    new Title(
                            "statement-replicated",
                            "Sends the statement to other nodes where the row was promised.",
                            "statement-based replication of NOW() and auto-increment"),
                    "workload=ids faults=partition",
                    () -> Plantings.policies(sound -> sound.withLog(new ReplicationLog.StatementBased()))),
            Defect.of(
                    new Title(
                            "gives-up",
                            "Gives up on a peer for good after a few failures.",
                            "a replication worker that ends and is not started again"),
                    "faults=refuse,kill",
                    () -> AlteredHost.planting(GivesUp::new)),
            Defect.of(
                    new Title(
                            "stale-reads",
                            "Answers every other read of a key with what it answered before.",
                            "a cache that is not invalidated"),
                    "faults=none",
                    () -> AlteredHost.planting(StaleReads::new)),
            Defect.of(
                    new Title(
                            "conflicts-unlogged",
                            "Resolves conflicts between two updates, but keeps them out of the conflict log.",
                            "PostgreSQL 18 without track_commit_timestamp, which reports no update_origin_differs"),
                    "strategy=lww-hybrid-clock faults=latency rate=300",
                    () -> AlteredHost.planting(ConflictsUnlogged::new)),
            Defect.of(
                    new Title(
                            "token-ignored",
                            "Does not look at the token of a session.",
                            "causal sessions that are lost at a load balancer"),
                    "sessions=tokens routing=roaming faults=latency",
                    () -> Plantings.withoutTokens()),
            Defect.of(
                    new Title(
                            "compare-and-set-unchecked",
                            "Sets without comparing.",
                            "a conditional write that is sent as a plain one"),
                    "workload=booking faults=none",
                    () -> Plantings.withoutComparing()));

    private OtherDefects() {}
}
