package org.rashomon.nemesis.injectors;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.rashomon.nemesis.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links that are cut and restored in turn. */
final class Flaps {

    private static final Logger LOG = LoggerFactory.getLogger(Flaps.class);

    private final Links links;
    private final ScheduledExecutorService timer;
    private final Map<Fault.Flapping, Flap> inForce = new ConcurrentHashMap<>();

    Flaps(Links links, ScheduledExecutorService timer) {
        this.links = links;
        this.timer = timer;
    }

    /** The links are cut already; from now on they come and go. */
    void begin(Fault.Flapping fault, Impairment cut) {
        var period = fault.period().toNanos();
        var flap = new Flap(fault, cut);
        inForce.put(fault, flap);
        flap.begin(timer.scheduleAtFixedRate(flap::turn, period, period, TimeUnit.NANOSECONDS));
    }

    /** They stay as they are; no turn is under way any more. */
    void end(Fault.Flapping fault) {
        var flap = inForce.remove(fault);
        if (flap != null) {
            flap.end();
        }
    }

    /** One fault's turns. */
    private final class Flap {

        private final Fault.Flapping fault;
        private final Impairment cut;
        private Optional<ScheduledFuture<?>> turns = Optional.empty();
        private boolean isCut = true;
        private boolean hasEnded;

        Flap(Fault.Flapping fault, Impairment cut) {
            this.fault = fault;
            this.cut = cut;
        }

        synchronized void begin(ScheduledFuture<?> future) {
            turns = Optional.of(future);
        }

        synchronized void turn() {
            if (hasEnded) {
                return;
            }
            isCut = !isCut;
            try {
                for (var edge : fault.edges()) {
                    if (isCut) {
                        links.impose(edge, cut);
                    } else {
                        links.lift(edge, cut);
                    }
                }
            } catch (RuntimeException failed) {
                // The timer would drop a task that throws; the next turn may well succeed.
                LOG.warn("Could not turn {}", fault.describe(), failed);
            }
        }

        synchronized void end() {
            hasEnded = true;
            turns.ifPresent(future -> future.cancel(false));
        }
    }
}
