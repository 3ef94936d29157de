package org.rashomon.harness.cli;

import java.util.concurrent.Callable;
import org.rashomon.harness.cli.Diagnosis.Finding;
import org.rashomon.harness.cli.Diagnosis.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rashomon doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what this machine can do, and how to mend what it cannot.",
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon doctor", "  rashomon doctor --json"})
final class DoctorCommand implements Callable<Integer> {

    private static final int BROKEN = 4;

    @Option(names = "--json", description = "As one JSON object a line.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var findings = new Diagnosis().findings();
        findings.forEach(finding -> spec.commandLine().getOut().println(isJson ? json(finding) : plain(finding)));
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.FAIL) ? BROKEN : 0;
    }

    private static String json(Finding finding) {
        return new JsonMapper().writeValueAsString(finding);
    }

    private static String plain(Finding finding) {
        var line = "%-4s  %-13s %s".formatted(finding.severity().label(), finding.what(), finding.seen());
        return finding.fix().isEmpty() ? line : line + "; " + finding.fix();
    }
}
