package org.rashomon.nemesis.injectors;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.rashomon.nemesis.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts wall clocks out of true, and reads them back. */
public final class ClockInjector {

    private static final Logger LOG = LoggerFactory.getLogger(ClockInjector.class);

    /** A clock this close to true time counts as right; reading it takes a request to the node. */
    private static final Duration TRUE = Duration.ofMillis(100);

    /** A drift that moved the clock so far from its first reading is not a slow request. */
    private static final Duration DRIFTED = Duration.ofMillis(10);

    private static final Patience BITE = Patience.seconds(2);
    private static final Patience HEAL = Patience.seconds(5);

    private final Clocks clocks;
    private final ScheduledExecutorService timer;
    private final ConcurrentMap<String, ScheduledFuture<?>> strobes = new ConcurrentHashMap<>();

    /** With the clocks it acts on, and a timer for those that flip to and fro. */
    public ClockInjector(Clocks clocks, ScheduledExecutorService timer) {
        this.clocks = clocks;
        this.timer = timer;
    }

    /** As {@link Injector#inject}. */
    public Observation inject(Fault.OfClock fault) {
        return switch (fault) {
            case Fault.ClockJump(var node, var offset) -> jump(node, offset);
            case Fault.ClockDrift(var node, var partsPerMillion) -> drift(node, partsPerMillion);
            case Fault.ClockStrobe strobe -> strobe(strobe);
        };
    }

    /** As {@link Injector#heal}. */
    public Observation heal(Fault.OfClock fault) {
        var node = fault.node();
        Optional.ofNullable(strobes.remove(node)).ifPresent(strobe -> strobe.cancel(false));
        // Set anew at each look: a flip that was under way when the strobe was cancelled may still land.
        var healed = HEAL.until(() -> {
            clocks.set(node, Duration.ZERO, 0);
            return clocks.offset(node).abs().compareTo(TRUE) <= 0;
        });
        var offset = clocks.offset(node);
        if (!healed) {
            throw new InjectionException("the clock of %s is still off by %+d ms".formatted(node, offset.toMillis()));
        }
        return new Observation(false, reading(node, offset));
    }

    private Observation jump(String node, Duration offset) {
        clocks.set(node, offset, 0);
        var bitten = BITE.until(() -> isNear(clocks.offset(node), offset));
        return new Observation(bitten, reading(node, clocks.offset(node)));
    }

    private Observation drift(String node, long partsPerMillion) {
        clocks.set(node, Duration.ZERO, partsPerMillion);
        var first = clocks.offset(node);
        var bitten = BITE.until(() -> {
            var moved = clocks.offset(node).minus(first).multipliedBy(Long.signum(partsPerMillion));
            return moved.compareTo(DRIFTED) >= 0;
        });
        return new Observation(
                bitten, "%s, then %s".formatted(reading(node, first), reading(node, clocks.offset(node))));
    }

    private Observation strobe(Fault.ClockStrobe strobe) {
        var observation = jump(strobe.node(), strobe.amplitude());
        var period = strobe.period().toNanos();
        var flips = timer.scheduleAtFixedRate(new Flip(strobe), period, period, TimeUnit.NANOSECONDS);
        Optional.ofNullable(strobes.put(strobe.node(), flips)).ifPresent(previous -> previous.cancel(false));
        return observation;
    }

    /** Nearer to where it should be than to where it was. */
    private static boolean isNear(Duration measured, Duration wanted) {
        return measured.minus(wanted).abs().multipliedBy(2).compareTo(wanted.abs()) < 0;
    }

    private static String reading(String node, Duration offset) {
        return "%s: clock off by %+d ms".formatted(node, offset.toMillis());
    }

    /** One flip of a strobe after the other. */
    private final class Flip implements Runnable {

        private final Fault.ClockStrobe strobe;
        private boolean off = true;

        Flip(Fault.ClockStrobe strobe) {
            this.strobe = strobe;
        }

        @Override
        public void run() {
            off = !off;
            try {
                clocks.set(strobe.node(), off ? strobe.amplitude() : Duration.ZERO, 0);
            } catch (RuntimeException failed) {
                // The timer would drop a task that throws; the next flip may well succeed.
                LOG.warn("Could not flip the clock of {}", strobe.node(), failed);
            }
        }
    }
}
