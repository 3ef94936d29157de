package org.rashomon.harness.simulation;

import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.FaultKind;

/**
 * One directed replication link: requests go one way, their answers come back over the same connection. The order of
 * arrival is that of the drawn delays, not that of sending.
 */
final class SimulatedLink {

    /** A closed port is told at once. */
    private static final long REFUSAL_NANOS = 100_000;

    private final VirtualTime time;
    private final Weather weather;
    private final SplittableRandom random;
    private final TreeMap<FaultKind, Fault.OfLinks> faults = new TreeMap<>();
    private boolean mayLose = true;
    private boolean isDisconnected;
    private long freeAtNanos;
    private long stopped;
    private long flappingSinceNanos;

    SimulatedLink(VirtualTime time, Weather weather, SplittableRandom random) {
        this.time = time;
        this.weather = weather;
        this.random = random;
    }

    void impose(Fault.OfLinks fault) {
        faults.put(fault.kind(), fault);
        if (fault instanceof Fault.Flapping) {
            flappingSinceNanos = time.nowNanos();
        }
    }

    void lift(Fault.OfLinks fault) {
        faults.remove(fault.kind());
    }

    /** Ends every fault, and all loss: what is lost after the heal would be a fault that nobody healed. */
    void restore() {
        faults.clear();
        isDisconnected = false;
        mayLose = false;
    }

    /** Whether one of its nodes is off the network. */
    void setDisconnected(boolean isDisconnectedNow) {
        isDisconnected = isDisconnectedNow;
    }

    /** Whether a probe would come back. */
    boolean passes() {
        return carriesRequests() && carriesReplies();
    }

    private boolean carriesRequests() {
        return isWhole() && !faults.containsKey(FaultKind.LOST_REQUESTS);
    }

    private boolean carriesReplies() {
        return isWhole() && !faults.containsKey(FaultKind.LOST_REPLIES);
    }

    private boolean isWhole() {
        return !isDisconnected
                && EnumSet.of(FaultKind.PARTITION, FaultKind.REFUSE, FaultKind.RESET).stream()
                        .noneMatch(faults::containsKey)
                && !(faults.get(FaultKind.FLAPPING) instanceof Fault.Flapping flapping && isAway(flapping));
    }

    /** A flapping link is cut first, then passes, and so on. */
    private boolean isAway(Fault.Flapping flapping) {
        return (time.nowNanos() - flappingSinceNanos) / flapping.period().toNanos() % 2 == 0;
    }

    /** How many messages faults have stopped so far. */
    long stopped() {
        return stopped;
    }

    /**
     * Sends a request.
     *
     * @param arrival runs once, twice or never
     * @param refused runs if the sender is told that it will not arrive
     */
    void send(long bytes, Runnable arrival, Runnable refused) {
        if (faults.containsKey(FaultKind.REFUSE) || faults.containsKey(FaultKind.RESET)) {
            stopped++;
            time.afterNanos(REFUSAL_NANOS, refused);
            return;
        }
        if (!carriesRequests()) {
            stopped++;
            return;
        }
        if (!isLost()) {
            time.afterNanos(delayNanos(bytes), () -> arriveIf(this::carriesRequests, arrival));
        }
        if (weather.isDoubled(random)) {
            time.afterNanos(delayNanos(bytes), () -> arriveIf(this::carriesRequests, arrival));
        }
    }

    /** Sends the answer to a request back. */
    void answer(Runnable arrival) {
        if (!carriesReplies()) {
            stopped++;
        } else if (!isLost()) {
            time.afterNanos(weather.delayNanos(random), () -> arriveIf(this::carriesReplies, arrival));
        }
    }

    private boolean isLost() {
        return mayLose && weather.isLost(random);
    }

    /** What is under way when a link is cut does not arrive. */
    private void arriveIf(BooleanSupplier carries, Runnable arrival) {
        if (carries.getAsBoolean()) {
            arrival.run();
        } else {
            stopped++;
        }
    }

    private long delayNanos(long bytes) {
        var delay = weather.delayNanos(random);
        for (var fault : faults.values()) {
            switch (fault) {
                case Fault.Latency(var edges, var latency, var jitter) ->
                    delay += latency.toNanos() + random.nextLong(-jitter.toNanos(), jitter.toNanos() + 1);
                case Fault.Bandwidth(var edges, var kilobytesPerSecond) -> {
                    var start = Math.max(freeAtNanos, time.nowNanos());
                    freeAtNanos = start + bytes * 1_000_000 / kilobytesPerSecond;
                    delay += freeAtNanos - time.nowNanos();
                }
                case Fault.Slicer(var edges, var piece, var pause) -> delay += bytes / piece * pause.toNanos();
                case Fault.Partition cut -> {}
                case Fault.Refuse cut -> {}
                case Fault.Reset cut -> {}
                case Fault.Loss cut -> {}
                case Fault.Flapping cut -> {}
                case Fault.CutOff cut -> {}
            }
        }
        return delay;
    }
}
