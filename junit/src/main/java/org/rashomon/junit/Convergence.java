package org.rashomon.junit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;

/**
 * How long replicas took to hold the same, by the figures of the checker {@code convergence}.
 *
 * @param facts its figures
 * @param result what they are of
 */
record Convergence(Map<String, String> facts, RunResult result) {

    static Convergence of(RunResult result) {
        return new Convergence(
                result.checkers().stream()
                        .filter(outcome -> outcome.name().equals("convergence"))
                        .findFirst()
                        .<Map<String, String>>map(outcome -> outcome.facts())
                        .orElse(Map.of()),
                result);
    }

    OptionalLong afterLastHealMillis() {
        return millis("convergence-millis");
    }

    /** The first heal after which replicas took longer, though no fault kept them apart; in one sentence. */
    Optional<String> tooLate(Duration most) {
        return result.faults().stream()
                .filter(FaultOutcome::healed)
                .filter(fault -> isQuietAfter(fault, most))
                .flatMap(fault -> tooLate(fault, most).stream())
                .findFirst();
    }

    private Optional<String> tooLate(FaultOutcome fault, Duration most) {
        var millis = millis("fault-%d-%s-converged-millis".formatted(fault.number(), fault.kind()));
        if (millis.isPresent() && millis.getAsLong() <= most.toMillis()) {
            return Optional.empty();
        }
        var took = millis.isPresent() ? "%,d ms".formatted(millis.getAsLong()) : "longer than the run";
        return Optional.of("after \"%s\" was healed, replicas took %s to catch up, wanted at most %,d ms"
                .formatted(fault.description(), took, most.toMillis()));
    }

    private boolean isQuietAfter(FaultOutcome healed, Duration most) {
        var until = healed.endSeconds() + most.toNanos() / 1e9;
        return result.faults().stream()
                .filter(other -> other.number() != healed.number())
                .noneMatch(other -> other.startSeconds() <= until && other.endSeconds() > healed.endSeconds());
    }

    private OptionalLong millis(String fact) {
        var text = facts.getOrDefault(fact, "");
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
