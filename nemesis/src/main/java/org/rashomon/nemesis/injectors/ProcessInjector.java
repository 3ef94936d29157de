package org.rashomon.nemesis.injectors;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.FaultKind;

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
        if (fault.kind() != FaultKind.STARVE) {
            down.addAll(fault.nodes());
        }
        return switch (fault) {
            case Fault.Kill kill -> stopped(fault, processes::kill);
            case Fault.Pause pause -> stopped(fault, processes::pause);
            case Fault.Disturb(var how, var nodes) -> disturbed(how, nodes);
        };
    }

    private Observation stopped(Fault.OfProcesses fault, Consumer<String> act) {
        fault.nodes().forEach(act);
        var answering = fault.nodes().stream()
                .filter(node -> !BITE.until(() -> !processes.answers(node)))
                .collect(Collectors.toSet());
        return new Observation(
                answering.isEmpty(),
                fault.nodes().stream()
                        .map(node -> node + (answering.contains(node) ? ": still answers" : ": no answer"))
                        .collect(Collectors.joining("; ")));
    }

    private Observation disturbed(Disturbance how, SortedSet<String> nodes) {
        var seen = new TreeMap<String, Observation>();
        nodes.forEach(node -> seen.put(node, processes.disturb(node, how)));
        return new Observation(
                seen.values().stream().allMatch(Observation::bitten),
                seen.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().text())
                        .collect(Collectors.joining("; ")));
    }

    /** As {@link Injector#heal}. */
    public Observation heal(Fault.OfProcesses fault) {
        for (var node : fault.nodes()) {
            switch (fault) {
                case Fault.Kill kill -> processes.start(node);
                case Fault.Pause pause -> processes.resume(node);
                case Fault.Disturb(var how, var nodes) -> processes.undisturb(node, how);
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
