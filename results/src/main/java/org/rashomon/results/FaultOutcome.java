package org.rashomon.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.rashomon.history.Event;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.History;

/**
 * What became of one fault.
 *
 * @param number numbers the fault within the run
 * @param kind the fault's kind, such as {@code partition}
 * @param description one line that names what was hit
 * @param targets nodes and links hit
 * @param startSeconds when it was carried out, seconds since the run began
 * @param endSeconds when it was undone; the end of the history when it never was
 * @param observed whether it was seen to bite
 * @param effect what was seen of it; empty when nothing was
 * @param healed whether it was undone, and a probe proved it
 * @param failure why it could not be carried out or undone; empty when it could
 */
public record FaultOutcome(
        int number,
        String kind,
        String description,
        List<String> targets,
        double startSeconds,
        double endSeconds,
        boolean observed,
        String effect,
        boolean healed,
        String failure) {

    public FaultOutcome {
        targets = List.copyOf(targets);
    }

    /** The faults of a history, in the order in which they began. */
    public static List<FaultOutcome> of(History history) {
        var lives = new LinkedHashMap<Integer, List<Event.Fault>>();
        for (var event : history.faults()) {
            lives.computeIfAbsent(event.fault(), number -> new ArrayList<>()).add(event);
        }
        return lives.values().stream()
                .map(life -> ofLife(life, history.endNanos()))
                .toList();
    }

    private static FaultOutcome ofLife(List<Event.Fault> life, long endNanos) {
        var first = life.getFirst();
        var observed = at(life, FaultStage.OBSERVED);
        var healed = at(life, FaultStage.HEALED);
        var failed = at(life, FaultStage.FAILED);
        var neverBegan = observed.isEmpty() && !failed.isEmpty();
        var end = healed.isEmpty()
                ? neverBegan ? failed.getLast().timeNanos() : endNanos
                : healed.getLast().timeNanos();
        return new FaultOutcome(
                first.fault(),
                first.kind(),
                first.description(),
                first.targets(),
                Seconds.of(first.timeNanos()),
                Seconds.of(end),
                !observed.isEmpty(),
                observed.isEmpty() ? "" : observed.getLast().effect(),
                !healed.isEmpty(),
                failed.isEmpty() ? "" : failure(failed.getLast()));
    }

    private static String failure(Event.Fault failed) {
        return failed.effect().isEmpty() ? "failed without saying why" : failed.effect();
    }

    private static List<Event.Fault> at(List<Event.Fault> life, FaultStage stage) {
        return life.stream().filter(event -> event.stage() == stage).toList();
    }
}
