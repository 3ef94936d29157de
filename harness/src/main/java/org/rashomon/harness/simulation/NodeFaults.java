package org.rashomon.harness.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Observation;

/**
 * What befalls machines: their processes, their disks, and all links of one at once.
 *
 * @param nodes by their names
 * @param links by their edges
 */
record NodeFaults(Map<String, SimulatedNode> nodes, Map<Edge, SimulatedLink> links) {

    /** Carries it out and says what was seen of it. */
    Observation inject(Fault.OfProcesses fault) {
        var seen = new TreeMap<String, Observation>();
        fault.nodes().forEach(name -> seen.put(name, strike(fault, name)));
        return new Observation(
                seen.values().stream().allMatch(Observation::bitten),
                seen.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().text())
                        .collect(Collectors.joining(", ")));
    }

    private Observation strike(Fault.OfProcesses fault, String name) {
        var node = node(name);
        return switch (fault) {
            case Fault.Kill ignored -> {
                node.kill();
                yield new Observation(!node.answers(), "does not answer");
            }
            case Fault.Pause ignored -> {
                node.pause();
                yield new Observation(!node.answers(), "does not answer");
            }
            case Fault.Disturb(var how, var all) -> disturb(how, name, node);
        };
    }

    private Observation disturb(Disturbance how, String name, SimulatedNode node) {
        return switch (how) {
            case RESTART -> {
                node.stop();
                yield new Observation(!node.answers(), "ended when asked");
            }
            case WIPE -> {
                node.wipe();
                yield new Observation(!node.answers(), "killed, and its data deleted");
            }
            case BIT_FLIP -> node.flipBit();
            case FULL_DISK -> {
                node.setFull(true);
                yield new Observation(true, "0 KiB left");
            }
            case SLOW_DISK -> {
                node.setSlow(true);
                yield new Observation(true, "syncs take up to half a second");
            }
            case DISCONNECT -> {
                linksOf(name).forEach(link -> link.setDisconnected(true));
                yield new Observation(
                        linksOf(name).stream().noneMatch(SimulatedLink::passes), "off the peers' network");
            }
            case JOIN -> {
                node.wipe();
                yield new Observation(!node.answers(), "not there yet");
            }
            case STARVE, SQUEEZE ->
                throw new InjectionException("the simulated world cannot %s a node".formatted(how.verb()));
        };
    }

    /** Undoes it, starts what has ended, and says so. */
    String heal(Fault.OfProcesses fault) {
        return fault.nodes().stream()
                .map(name -> name + ": " + relieve(fault, name))
                .collect(Collectors.joining(", "));
    }

    private String relieve(Fault.OfProcesses fault, String name) {
        var node = node(name);
        var hadEnded = fault instanceof Fault.Disturb(var how, var all) && how == Disturbance.FULL_DISK && !node.isUp();
        if (fault instanceof Fault.Disturb(var how, var all)) {
            switch (how) {
                case FULL_DISK -> node.setFull(false);
                case SLOW_DISK -> node.setSlow(false);
                case DISCONNECT -> linksOf(name).forEach(link -> link.setDisconnected(false));
                case RESTART, WIPE, BIT_FLIP, STARVE, SQUEEZE, JOIN -> {}
            }
        }
        if (fault instanceof Fault.Pause) {
            node.resume();
        } else if (!isInBackground(fault)) {
            node.start();
        }
        return hadEnded ? "had ended for want of room, answers" : "answers";
    }

    /** Such a fault has not ended its node, so that another one may have, which is not over. */
    private static boolean isInBackground(Fault fault) {
        return fault.kind().isInBackground();
    }

    /** Undoes whatever there is. */
    void healAll() {
        for (var node : nodes.values()) {
            node.setFull(false);
            node.setSlow(false);
            node.clock().adjust(Duration.ZERO, 0);
            node.resume();
            node.start();
        }
    }

    private Collection<SimulatedLink> linksOf(String name) {
        return links.entrySet().stream()
                .filter(entry -> entry.getKey().touches(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private SimulatedNode node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new InjectionException("there is no node " + name);
        }
        return node;
    }
}
