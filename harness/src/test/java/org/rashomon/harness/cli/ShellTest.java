package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shells and terminals make of the command line. */
@Timeout(120)
class ShellTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(completed("bash", "campaign --sh")).containsExactly("--shard");
        assertThat(completed("bash", "camp")).containsExactly("campaign");
    }

    @Test
    void zshCompletesThem() throws Exception {
        assumeTrue(isThere("zsh"), "no zsh on this machine");

        assertThat(completed("zsh", "campaign --sh")).containsExactly("--shard");
        assertThat(completed("zsh", "camp")).containsExactly("campaign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void colorsATerminalUnlessNoColorIsSet(String noColor) throws Exception {
        assumeTrue(isThere("script"), "no script on this machine, so no terminal");
        var history = Files.writeString(folder.resolve("history.edn"), """
                {:process 0, :type :invoke, :f :write, :value 1}
                {:process 0, :type :ok, :f :write, :value 1}
                {:process 0, :type :invoke, :f :read, :value nil}
                {:process 0, :type :ok, :f :read, :value 1}
                """);
        var check = "%s -cp %s %s check --model linearizable-register %s"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        Rashomon.class.getName(),
                        history);
        var environment = noColor.isEmpty() ? Map.of("TERM", "xterm") : Map.of("TERM", "xterm", "NO_COLOR", noColor);

        var shown = output(environment, List.of("script", "-qec", check, "/dev/null"));

        assertThat(shown).contains("PASS");
        assertThat(shown.contains("\u001b[")).isEqualTo(noColor.isEmpty());
    }

    /** What the shell offers for the last word of a line, once it has read the script. */
    private List<String> completed(String shell, String line) throws IOException, InterruptedException {
        var script = Files.writeString(
                folder.resolve("completion"), Session.of("completion", shell).outText());
        var words = ("rashomon " + line).split(" ", -1);
        var last = words[words.length - 1];
        var state = "COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='rashomon %s'; "
                .formatted(String.join(" ", words), words.length - 1, line);
        // Zsh asks through its emulation of bash, and keeps what begins with the word itself.
        var ask = shell.equals("zsh")
                ? ("autoload -U +X compinit && compinit -u; . %s; words=(%s); CURRENT=%d; "
                                + "%scompgen -F _complete_rashomon -- %s")
                        .formatted(script, String.join(" ", words), words.length, state, last)
                : ". %s; %s_complete_rashomon 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, state);
        return output(Map.of(), List.of(shell, "-c", ask))
                .lines()
                .map(String::strip)
                .filter(offered -> offered.startsWith(last))
                .toList();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String output(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
