package org.rashomon.harness.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.generators.Invocation;

/** Operations as one line of text, so that a scenario can list them: {@code 0.120500 s, session 3, n2: write k1 5}. */
final class StepText {

    static final String EXAMPLE = "0.120500 s, session 3, n2: write k1 5";

    private static final Pattern FORM =
            Pattern.compile("([0-9.]+) s, session (\\d{1,6}), (\\S+): (\\S+) (\\S+)(?: (.*))?");
    /** Stands for the empty key of operations that concern several keys. */
    private static final String NO_KEY = "*";

    private StepText() {}

    static String format(Script.Operation step) {
        var invocation = step.invocation();
        var key = invocation.key().isEmpty() ? NO_KEY : invocation.key();
        var text = String.format(
                Locale.ROOT,
                "%.6f s, session %d, %s: %s %s",
                step.at().toNanos() / 1e9,
                step.session(),
                step.node(),
                invocation.function().name(),
                key);
        return invocation.value().equals(Value.NONE) ? text : text + " " + ValueText.format(invocation.value());
    }

    /**
     * The operation of a line.
     *
     * @throws IllegalArgumentException if the line means none
     */
    static Script.Operation parse(String line) {
        var match = FORM.matcher(line.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("no operation with its time");
        }
        var key = match.group(5).equals(NO_KEY) ? "" : match.group(5);
        var value = match.group(6) == null ? Value.NONE : ValueText.parse(match.group(6));
        return new Script.Operation(
                Duration.ofNanos(Math.round(1e9 * Double.parseDouble(match.group(1)))),
                Integer.parseInt(match.group(2)),
                match.group(3),
                new Invocation(new Function(match.group(4)), key, value));
    }
}
