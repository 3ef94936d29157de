package org.rashomon.nemesis.injectors;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.FaultKind;

/**
 * Carries out the faults of links, and proves them by probing.
 *
 * <p>A cut has bitten when no probe passes over any of its links; a slowed link has bitten when a probe takes at least
 * as much longer as the fault must delay it. A link cannot be judged while a node at one of its ends is down, or while
 * another fault cuts it; such a link is named in the observation as not probed, and one that has no other has not
 * bitten.
 */
public final class LinkInjector {

    private static final Set<FaultKind> CUTS = EnumSet.of(
            FaultKind.PARTITION,
            FaultKind.REFUSE,
            FaultKind.RESET,
            FaultKind.LOST_REQUESTS,
            FaultKind.LOST_REPLIES,
            FaultKind.FLAPPING,
            FaultKind.CLIENTS);

    /** Slower than this, an answer still tells a slow link from a hiccup of the machine. */
    private static final Duration TELLING = Duration.ofMillis(25);

    private static final Patience BITE = Patience.seconds(1);

    /** A node that is just being restarted may be waited for: a cut is as good when it is seen a little later. */
    private static final Patience RESTART = Patience.seconds(3);

    private static final Patience HEAL = Patience.seconds(5);

    private final Links links;
    private final LinkProbe probe;
    private final Predicate<String> isDown;
    private final Flaps flaps;
    private final ConcurrentMap<Edge, Set<FaultKind>> cuts = new ConcurrentHashMap<>();

    /**
     * Nothing is impaired yet.
     *
     * @param isDown knows which nodes are down
     * @param timer for links that come and go
     */
    public LinkInjector(Links links, LinkProbe probe, Predicate<String> isDown, ScheduledExecutorService timer) {
        this.links = links;
        this.probe = probe;
        this.isDown = isDown;
        this.flaps = new Flaps(links, timer);
    }

    /** As {@link Injector#inject}. */
    public Observation inject(Fault.OfLinks fault) {
        var impairment = impairment(fault);
        if (CUTS.contains(fault.kind())) {
            EachEdge.run(fault.edges(), edge -> links.impose(edge, impairment));
            fault.edges().forEach(edge -> note(edge, fault.kind()));
            var observation = Verdicts.of(fault.edges(), edge -> cutVerdict(edge, fault));
            if (fault instanceof Fault.Flapping flapping) {
                flaps.begin(flapping, impairment);
            }
            return observation;
        }
        var usual =
                EachEdge.apply(fault.edges(), edge -> untouchable(edge, fault).isPresent() ? unknown() : usual(edge));
        EachEdge.run(fault.edges(), edge -> links.impose(edge, impairment));
        return Verdicts.of(fault.edges(), edge -> slowVerdict(edge, fault, usual.getOrDefault(edge, unknown())));
    }

    /** As {@link Injector#heal}. */
    public Observation heal(Fault.OfLinks fault) {
        var impairment = impairment(fault);
        if (fault instanceof Fault.Flapping flapping) {
            flaps.end(flapping);
        }
        EachEdge.run(fault.edges(), edge -> links.lift(edge, impairment));
        fault.edges().forEach(edge -> forget(edge, fault.kind()));
        return Verdicts.gone(fault.edges(), edge -> healedVerdict(edge, fault));
    }

    private Verdicts.Verdict cutVerdict(Edge edge, Fault.OfLinks fault) {
        RESTART.until(() -> untouchable(edge, fault).isEmpty());
        var reason = untouchable(edge, fault);
        if (reason.isPresent()) {
            return Verdicts.notProbed(edge, reason.get());
        }
        var silent = BITE.until(() -> probe.roundTrip(edge).isEmpty());
        return silent ? Verdicts.seen(edge, "no answer") : Verdicts.notSeen(edge, "still answers");
    }

    private Verdicts.Verdict slowVerdict(Edge edge, Fault.OfLinks fault, Optional<Duration> usual) {
        var reason = untouchable(edge, fault);
        if (reason.isPresent()) {
            return Verdicts.notProbed(edge, reason.get());
        }
        if (usual.isEmpty()) {
            return Verdicts.notProbed(edge, "it did not answer before either");
        }
        var after = probe.roundTrip(edge);
        if (after.isEmpty()) {
            return Verdicts.seen(
                    edge,
                    "no answer in time, %d ms before".formatted(usual.get().toMillis()));
        }
        var text = "%d ms, %d ms before"
                .formatted(after.get().toMillis(), usual.get().toMillis());
        // The usual is what three probes took: perhaps more than this one would have taken without the fault.
        var least = leastDelay(fault);
        var slower = after.get().compareTo(least) >= 0
                && after.get().minus(usual.get()).compareTo(least.dividedBy(2)) >= 0;
        return slower ? Verdicts.seen(edge, text) : Verdicts.notSeen(edge, text);
    }

    private Verdicts.Verdict healedVerdict(Edge edge, Fault.OfLinks fault) {
        var healed =
                HEAL.until(() -> untouchable(edge, fault).isPresent() || passesAsUsual(probe.roundTrip(edge), fault));
        var reason = untouchable(edge, fault);
        if (reason.isPresent()) {
            return Verdicts.notProbed(edge, reason.get());
        }
        return healed
                ? Verdicts.notSeen(edge, "answers")
                : Verdicts.seen(edge, "not as before after " + HEAL.limit().toSeconds() + " s");
    }

    private static boolean passesAsUsual(Optional<Duration> roundTrip, Fault.OfLinks fault) {
        var least = leastDelay(fault);
        var telling = !CUTS.contains(fault.kind()) && least.compareTo(TELLING) >= 0;
        return roundTrip.filter(time -> !telling || time.compareTo(least) < 0).isPresent();
    }

    /** Why a probe would tell nothing about this fault on this link; empty if it would tell something. */
    private Optional<String> untouchable(Edge edge, Fault.OfLinks fault) {
        return Stream.concat(
                        Stream.of(edge.from(), edge.to()).filter(isDown).map(node -> node + " is down"),
                        cuts.getOrDefault(edge, Set.of()).stream()
                                .filter(kind -> kind != fault.kind())
                                .map(kind -> "another fault cuts it (" + kind.label() + ")"))
                .findFirst();
    }

    /** The fastest of three, so that a hiccup does not pass for the usual. */
    private Optional<Duration> usual(Edge edge) {
        return Stream.generate(() -> probe.roundTrip(edge))
                .limit(3)
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private void note(Edge edge, FaultKind kind) {
        cuts.merge(edge, Set.of(kind), (some, more) -> {
            var all = EnumSet.copyOf(some);
            all.addAll(more);
            return all;
        });
    }

    private void forget(Edge edge, FaultKind kind) {
        cuts.computeIfPresent(edge, (same, kinds) -> {
            var rest = EnumSet.copyOf(kinds);
            rest.remove(kind);
            return rest.isEmpty() ? null : rest;
        });
    }

    private static Optional<Duration> unknown() {
        return Optional.empty();
    }

    /** How much longer a probe's round trip takes, at the very least; nothing to go by if the link is cut. */
    private static Duration leastDelay(Fault.OfLinks fault) {
        return switch (fault) {
            case Fault.Latency(var edges, var latency, var jitter) -> latency.minus(jitter);
            case Fault.Bandwidth(var edges, var rate) -> Duration.ofNanos(LinkProbe.REQUEST_BYTES * 1_000_000L / rate);
            case Fault.Slicer(var edges, var bytes, var pause) ->
                pause.multipliedBy(Math.max(0, LinkProbe.REQUEST_BYTES / bytes - 1));
            case Fault.Partition cut -> Duration.ZERO;
            case Fault.Refuse cut -> Duration.ZERO;
            case Fault.Reset cut -> Duration.ZERO;
            case Fault.Loss cut -> Duration.ZERO;
            case Fault.Flapping cut -> Duration.ZERO;
            case Fault.CutOff cut -> Duration.ZERO;
        };
    }

    private static Impairment impairment(Fault.OfLinks fault) {
        return switch (fault) {
            case Fault.Partition cut -> new Impairment.BlackHole();
            case Fault.Flapping cut -> new Impairment.BlackHole();
            case Fault.CutOff cut -> new Impairment.BlackHole();
            case Fault.Loss(var edges, var way) ->
                way == Fault.Loss.Way.REQUESTS ? new Impairment.LostRequests() : new Impairment.LostReplies();
            case Fault.Refuse cut -> new Impairment.Refusal();
            case Fault.Reset cut -> new Impairment.Resets();
            case Fault.Latency(var edges, var latency, var jitter) -> new Impairment.Delay(latency, jitter);
            case Fault.Bandwidth(var edges, var rate) -> new Impairment.Throttle(rate);
            case Fault.Slicer(var edges, var bytes, var pause) -> new Impairment.Slicing(bytes, pause);
        };
    }
}
