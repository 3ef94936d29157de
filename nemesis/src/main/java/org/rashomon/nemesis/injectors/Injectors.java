package org.rashomon.nemesis.injectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.rashomon.nemesis.Fault;

/** Carries out every fault with the injector made for it; closing it heals whatever is still in force. */
public final class Injectors implements Injector, AutoCloseable {

    private final LinkInjector links;
    private final ProcessInjector processes;
    private final ClockInjector clocks;
    private final ScheduledExecutorService timer;
    private final Set<Fault> inForce = Collections.synchronizedSet(new LinkedHashSet<>());

    private Injectors(
            LinkInjector links, ProcessInjector processes, ClockInjector clocks, ScheduledExecutorService timer) {
        this.links = links;
        this.processes = processes;
        this.clocks = clocks;
        this.timer = timer;
    }

    /** Injectors that act through these ports. */
    public static Injectors of(Links links, LinkProbe probe, Processes processes, Clocks clocks) {
        var ofProcesses = new ProcessInjector(processes);
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("clock-strobe").factory());
        return new Injectors(
                new LinkInjector(links, probe, ofProcesses::isDown, timer),
                ofProcesses,
                new ClockInjector(clocks, timer),
                timer);
    }

    @Override
    public Observation inject(Fault fault) {
        inForce.add(fault);
        try {
            return switch (fault) {
                case Fault.OfLinks ofLinks -> links.inject(ofLinks);
                case Fault.OfProcesses ofProcesses -> processes.inject(ofProcesses);
                case Fault.OfClock ofClock -> clocks.inject(ofClock);
            };
        } catch (RuntimeException failed) {
            throw named("could not inject: " + fault.describe(), failed);
        }
    }

    @Override
    public Observation heal(Fault fault) {
        try {
            var observation = switch (fault) {
                case Fault.OfLinks ofLinks -> links.heal(ofLinks);
                case Fault.OfProcesses ofProcesses -> processes.heal(ofProcesses);
                case Fault.OfClock ofClock -> clocks.heal(ofClock);
            };
            inForce.remove(fault);
            return observation;
        } catch (RuntimeException failed) {
            throw named("could not heal: " + fault.describe(), failed);
        }
    }

    /** Heals what is in force: nodes first, because links to a node that is down cannot be probed. */
    @Override
    public void close() {
        var failures = new ArrayList<RuntimeException>();
        healAll(failures, false);
        healAll(failures, true);
        timer.shutdownNow();
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void healAll(List<RuntimeException> failures, boolean ofLinks) {
        for (var fault : Set.copyOf(inForce)) {
            if (fault.kind().hitsLinks() == ofLinks) {
                try {
                    heal(fault);
                } catch (InjectionException failed) {
                    failures.add(failed);
                }
            }
        }
    }

    private static InjectionException named(String what, RuntimeException failed) {
        return new InjectionException(what + ": " + failed.getMessage(), failed);
    }
}
