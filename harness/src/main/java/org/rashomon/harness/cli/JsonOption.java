package org.rashomon.harness.cli;

import org.rashomon.results.ResultJson;
import org.rashomon.results.RunResult;
import org.rashomon.results.Styling;
import org.rashomon.results.TextSummary;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whether a result is printed for people or for programs. */
final class JsonOption {

    @Option(names = "--json", description = "Prints result.json instead of a summary.")
    private boolean isJson;

    boolean isAsked() {
        return isJson;
    }

    void print(RunResult result, CommandLine command) {
        if (isJson) {
            command.getOut().println(ResultJson.line(result));
            return;
        }
        var styling = command.getColorScheme().ansi().enabled() ? Styling.ANSI : Styling.PLAIN;
        TextSummary.lines(result, styling).forEach(command.getOut()::println);
    }
}
