package org.rashomon.referencedb;

/** Everything about a replica's behavior that can be chosen. Each is a value; a defect replaces one of them. */
public record Policies(
        Topology topology,
        ConflictPolicy conflicts,
        ClockSource clock,
        DeliveryOrder delivery,
        ReplicationLog log,
        Durability durability,
        IdAllocation ids,
        Tombstones tombstones) {

    /** All-to-all, first in first out, by rows, asynchronous, interleaved ids, tombstones until all have seen them. */
    public static Policies standard(ConflictPolicy conflicts, ClockSource clock) {
        return new Policies(
                new Topology.AllToAll(),
                conflicts,
                clock,
                new DeliveryOrder.Fifo(),
                new ReplicationLog.RowBased(),
                new Durability.Asynchronous(),
                new IdAllocation.Interleaved(),
                new Tombstones.AllSeen());
    }

    /** The same with another topology. */
    public Policies withTopology(Topology other) {
        return new Policies(other, conflicts, clock, delivery, log, durability, ids, tombstones);
    }

    /** The same with another way to settle conflicts. */
    public Policies withConflicts(ConflictPolicy other) {
        return new Policies(topology, other, clock, delivery, log, durability, ids, tombstones);
    }

    /** The same with other timestamps. */
    public Policies withClock(ClockSource other) {
        return new Policies(topology, conflicts, other, delivery, log, durability, ids, tombstones);
    }

    /** The same with another order of delivery. */
    public Policies withDelivery(DeliveryOrder other) {
        return new Policies(topology, conflicts, clock, other, log, durability, ids, tombstones);
    }

    /** The same with another kind of log. */
    public Policies withLog(ReplicationLog other) {
        return new Policies(topology, conflicts, clock, delivery, other, durability, ids, tombstones);
    }

    /** The same with other copies to wait for. */
    public Policies withDurability(Durability other) {
        return new Policies(topology, conflicts, clock, delivery, log, other, ids, tombstones);
    }

    /** The same with another way to give out ids. */
    public Policies withIds(IdAllocation other) {
        return new Policies(topology, conflicts, clock, delivery, log, durability, other, tombstones);
    }

    /** The same with another way to forget tombstones. */
    public Policies withTombstones(Tombstones other) {
        return new Policies(topology, conflicts, clock, delivery, log, durability, ids, other);
    }
}
