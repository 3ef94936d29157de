package org.rashomon.harness.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints what a shell needs to complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(rashomon completion bash)                in ~/.bashrc",
            "  source <(rashomon completion zsh)                 in ~/.zshrc"
        })
final class CompletionCommand implements Runnable {

    /** The shells. One script serves both, since it makes zsh understand bash's completions. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(index = "0", paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .println("# Completion of rashomon for " + shell.name().toLowerCase(Locale.ROOT));
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("rashomon", spec.root().commandLine()));
    }
}
