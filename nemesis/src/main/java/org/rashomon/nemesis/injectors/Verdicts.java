package org.rashomon.nemesis.injectors;

import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Edge;

/** What the probes of a fault's links say together. */
final class Verdicts {

    /** Whether a fault was seen on a link. */
    enum Effect {
        SEEN,
        NOT_SEEN,
        NOT_PROBED
    }

    /**
     * What the probe of one link said.
     *
     * @param effect whether the fault was seen there
     * @param text for people
     */
    record Verdict(Effect effect, String text) {}

    private Verdicts() {}

    static Verdict seen(Edge edge, String text) {
        return new Verdict(Effect.SEEN, edge + ": " + text);
    }

    static Verdict notSeen(Edge edge, String text) {
        return new Verdict(Effect.NOT_SEEN, edge + ": " + text);
    }

    static Verdict notProbed(Edge edge, String reason) {
        return new Verdict(Effect.NOT_PROBED, edge + ": not probed, because " + reason);
    }

    /** Bitten if every link that could be probed shows the fault, and there is one. */
    static Observation of(SortedSet<Edge> edges, Function<Edge, Verdict> judge) {
        var verdicts = EachEdge.apply(edges, judge);
        var bitten = has(verdicts, Effect.SEEN) && !has(verdicts, Effect.NOT_SEEN);
        return new Observation(bitten, text(verdicts));
    }

    /** Fails if any link still shows the fault. */
    static Observation gone(SortedSet<Edge> edges, Function<Edge, Verdict> judge) {
        var verdicts = EachEdge.apply(edges, judge);
        if (has(verdicts, Effect.SEEN)) {
            throw new InjectionException("not healed: " + text(verdicts));
        }
        return new Observation(false, text(verdicts));
    }

    private static boolean has(Map<Edge, Verdict> verdicts, Effect effect) {
        return verdicts.values().stream().anyMatch(verdict -> verdict.effect() == effect);
    }

    private static String text(Map<Edge, Verdict> verdicts) {
        return verdicts.values().stream().map(Verdict::text).collect(Collectors.joining("; "));
    }
}
