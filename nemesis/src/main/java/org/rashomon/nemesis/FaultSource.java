package org.rashomon.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Draws faults of one kind. */
final class FaultSource {

    private final FaultKind kind;
    private final SchedulePlan plan;
    private final SplittableRandom random;

    FaultSource(FaultKind kind, SchedulePlan plan, SplittableRandom random) {
        this.kind = kind;
        this.plan = plan;
        this.random = random;
    }

    /**
     * A fault; empty if the cluster has nothing for this kind to hit.
     *
     * @param count how many faults of this kind precede it
     */
    Optional<Fault> draw(int count) {
        if (kind.hitsLinks() && plan.edges().isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case PARTITION -> Optional.of(partition());
            case REFUSE -> Optional.of(new Fault.Refuse(someEdges()));
            case LATENCY -> Optional.of(latency());
            case BANDWIDTH -> Optional.of(new Fault.Bandwidth(someEdges(), random.nextLong(1, 11)));
            case SLICER ->
                Optional.of(new Fault.Slicer(someEdges(), random.nextLong(8, 33), millis(random.nextLong(4, 13))));
            case RESET -> Optional.of(new Fault.Reset(someEdges()));
            case LOST_REQUESTS -> Optional.of(new Fault.Loss(someEdges(), Fault.Loss.Way.REQUESTS));
            case LOST_REPLIES -> Optional.of(new Fault.Loss(someEdges(), Fault.Loss.Way.REPLIES));
            case FLAPPING -> Optional.of(new Fault.Flapping(someEdges(), millis(random.nextLong(100, 401))));
            case CLIENTS -> minority().map(Fault.CutOff::of);
            case KILL -> minority().map(Fault.Kill::new);
            case PAUSE -> minority().map(Fault.Pause::new);
            case RESTART -> disturb(Disturbance.RESTART);
            case WIPE -> disturb(Disturbance.WIPE);
            case FULL_DISK -> disturb(Disturbance.FULL_DISK);
            case SLOW_DISK -> disturb(Disturbance.SLOW_DISK);
            case BIT_FLIP -> disturb(Disturbance.BIT_FLIP);
            case STARVE -> disturb(Disturbance.STARVE);
            case SQUEEZE -> disturb(Disturbance.SQUEEZE);
            case DISCONNECT -> disturb(Disturbance.DISCONNECT);
            // Who was there before does not join.
            case JOIN -> count == 0 ? disturb(Disturbance.JOIN) : Optional.empty();
            case CLOCK -> Optional.of(clock(count));
        };
    }

    private Optional<Fault> disturb(Disturbance how) {
        return minority().map(nodes -> new Fault.Disturb(how, nodes));
    }

    private Fault partition() {
        var shapes = PartitionShape.of(plan.nodes().size());
        // A sparse topology may have no link that a shape would cut; one link can always be cut.
        for (var attempt = 0; attempt < 8; attempt++) {
            var shape = shapes.get(random.nextInt(shapes.size()));
            var cut = shape.cut(shuffled(plan.nodes()), shuffled(plan.edges()));
            if (!cut.isEmpty()) {
                return new Fault.Partition(shape.label(), cut);
            }
        }
        return new Fault.Partition(
                PartitionShape.ONE_WAY.label(), PartitionShape.ONE_WAY.cut(plan.nodes(), shuffled(plan.edges())));
    }

    private Fault latency() {
        var latency = random.nextLong(50, 401);
        return new Fault.Latency(someEdges(), millis(latency), millis(random.nextLong(latency / 2 + 1)));
    }

    /** The first is behind, the second ahead, then each other kind once; from then on anything. */
    private Fault clock(int count) {
        var node = plan.nodes().get(random.nextInt(plan.nodes().size()));
        return switch (count < 4 ? count : random.nextInt(4)) {
            case 0 -> new Fault.ClockJump(node, millis(-random.nextLong(1_200, 5_001)));
            case 1 -> new Fault.ClockJump(node, millis(random.nextLong(500, 5_001)));
            case 2 -> new Fault.ClockDrift(node, sign() * random.nextLong(50_000, 200_001));
            default ->
                new Fault.ClockStrobe(
                        node, millis(sign() * random.nextLong(200, 1_001)), millis(random.nextLong(100, 501)));
        };
    }

    private SortedSet<Edge> someEdges() {
        var most = Math.max(1, plan.edges().size() / 2);
        return new TreeSet<>(shuffled(plan.edges()).subList(0, random.nextInt(1, most + 1)));
    }

    /** Mostly one node, now and then more, but always fewer than half; empty if there is only one. */
    private Optional<SortedSet<String>> minority() {
        var size = plan.nodes().size();
        if (size < 2) {
            return Optional.empty();
        }
        var most = Math.max(1, (size - 1) / 2);
        var count = random.nextInt(4) == 0 ? random.nextInt(1, most + 1) : 1;
        return Optional.of(new TreeSet<>(shuffled(plan.nodes()).subList(0, count)));
    }

    private long sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private <T> List<T> shuffled(Iterable<T> items) {
        var list = new ArrayList<T>();
        items.forEach(list::add);
        for (var i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
        return list;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
