package org.rashomon.nemesis;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which faults must not be in force together. */
final class Clash {

    private Clash() {}

    /** Whether the two would spoil each other, or the run. */
    static boolean between(ScheduledFault one, ScheduledFault other, Duration margin) {
        if (one.fault().kind() == other.fault().kind() && widened(one, margin).overlaps(other)) {
            return true;
        }
        return widened(one, margin).overlaps(other)
                && (shareALink(one.fault(), other.fault())
                        || shareANode(one.fault(), other.fault())
                        || leavesNoLinkToProbe(one, widened(other, margin))
                        || leavesNoLinkToProbe(other, widened(one, margin))
                        || hides(one, other)
                        || hides(other, one));
    }

    private static boolean shareALink(Fault one, Fault other) {
        return one instanceof Fault.OfLinks links
                && other instanceof Fault.OfLinks others
                && !Collections.disjoint(links.edges(), others.edges());
    }

    private static boolean shareANode(Fault one, Fault other) {
        return !Collections.disjoint(nodesHit(one), nodesHit(other));
    }

    private static Set<String> nodesHit(Fault fault) {
        return switch (fault) {
            case Fault.OfProcesses processes -> stops(processes) ? processes.nodes() : Set.of();
            case Fault.OfClock clock -> Set.of(clock.node());
            case Fault.OfLinks links -> Set.of();
        };
    }

    /**
     * Whether there would be a moment, if the candidate joined the others, at which each node is down. The nodes that
     * are down only become more when a fault begins, so those moments are enough to look at.
     */
    static boolean leavesNoNodeUp(
            ScheduledFault candidate, List<ScheduledFault> others, List<String> nodes, Duration margin) {
        var down = Stream.concat(others.stream().map(fault -> widened(fault, margin)), Stream.of(candidate))
                .filter(fault -> stops(fault.fault()))
                .toList();
        return stops(candidate.fault())
                && down.stream()
                        .anyMatch(moment -> down.stream()
                                .filter(fault -> fault.at().compareTo(moment.at()) <= 0
                                        && moment.at().compareTo(fault.end()) < 0)
                                .flatMap(fault -> nodesHit(fault.fault()).stream())
                                .collect(Collectors.toSet())
                                .containsAll(nodes));
    }

    private static boolean stops(Fault fault) {
        return fault instanceof Fault.OfProcesses && !fault.kind().isInBackground();
    }

    /** A fault could not be seen to bite that begins while each of its links ends at a node that is down. */
    private static boolean leavesNoLinkToProbe(ScheduledFault cut, ScheduledFault stop) {
        return cut.fault() instanceof Fault.OfLinks links
                && stops(stop.fault())
                && stop.fault() instanceof Fault.OfProcesses down
                && stop.at().compareTo(cut.at()) <= 0
                && cut.at().compareTo(stop.end()) <= 0
                && links.edges().stream().allMatch(edge -> down.nodes().stream().anyMatch(edge::touches));
    }

    /** A clock that is behind does harm only if its node sees what the others write; so its links stay open. */
    private static boolean hides(ScheduledFault cut, ScheduledFault jump) {
        if (!cutsOff(cut.fault()) || !(jump.fault() instanceof Fault.ClockJump(var node, var offset))) {
            return false;
        }
        if (!offset.isNegative()
                || ((Fault.OfLinks) cut.fault()).edges().stream().noneMatch(e -> e.touches(node))) {
            return false;
        }
        var from = cut.at().compareTo(jump.at()) > 0 ? cut.at() : jump.at();
        var to = cut.end().compareTo(jump.end()) < 0 ? cut.end() : jump.end();
        return to.minus(from).multipliedBy(2).compareTo(jump.length()) > 0;
    }

    private static boolean cutsOff(Fault fault) {
        return switch (fault.kind()) {
            case PARTITION, REFUSE, RESET, LOST_REQUESTS, LOST_REPLIES, FLAPPING -> true;
            case LATENCY, BANDWIDTH, SLICER, CLIENTS -> false;
            case KILL, PAUSE, RESTART, WIPE, FULL_DISK, SLOW_DISK, BIT_FLIP -> false;
            case STARVE, SQUEEZE, DISCONNECT, JOIN, CLOCK -> false;
        };
    }

    private static ScheduledFault widened(ScheduledFault fault, Duration margin) {
        var early = fault.at().minus(margin);
        var at = early.isNegative() ? Duration.ZERO : early;
        return new ScheduledFault(fault.number(), at, fault.end().plus(margin).minus(at), fault.fault());
    }
}
