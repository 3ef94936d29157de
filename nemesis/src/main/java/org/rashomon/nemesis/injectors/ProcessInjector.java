package org.rashomon.nemesis.injectors;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Fault;

/** Kills, restarts, pauses and resumes nodes, and asks them whether they answer. */
public final class ProcessInjector {

    private static final Patience BITE = Patience.seconds(2);
    private static final Patience HEAL = Patience.seconds(30);

    private final Processes processes;
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    /** With the processes it acts on. */
    public ProcessInjector(Processes processes) {
        this.processes = processes;
    }

    /** As {@link Injector#inject}. */
    public Observation inject(Fault.OfProcesses fault) {
        down.addAll(fault.nodes());
        for (var node : fault.nodes()) {
            switch (fault) {
                case Fault.Kill kill -> processes.kill(node);
                case Fault.Pause pause -> processes.pause(node);
            }
        }
        var answering = fault.nodes().stream()
                .filter(node -> !BITE.until(() -> !processes.answers(node)))
                .collect(Collectors.toSet());
        return new Observation(
                answering.isEmpty(),
                fault.nodes().stream()
                        .map(node -> node + (answering.contains(node) ? ": still answers" : ": no answer"))
                        .collect(Collectors.joining("; ")));
    }

    /** As {@link Injector#heal}. */
    public Observation heal(Fault.OfProcesses fault) {
        for (var node : fault.nodes()) {
            switch (fault) {
                case Fault.Kill kill -> processes.start(node);
                case Fault.Pause pause -> processes.resume(node);
            }
        }
        for (var node : fault.nodes()) {
            if (!HEAL.until(() -> processes.answers(node))) {
                throw new InjectionException("%s does not answer %d s after the end of: %s"
                        .formatted(node, HEAL.limit().toSeconds(), fault.describe()));
            }
            down.remove(node);
        }
        return new Observation(
                false, fault.nodes().stream().map(node -> node + ": answers").collect(Collectors.joining("; ")));
    }

    /** Whether the node is killed or paused, or was and does not answer yet. */
    public boolean isDown(String node) {
        return down.contains(node);
    }
}
