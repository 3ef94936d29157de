package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.history.Phase;

class ProgressBlockTest {

    private final StringWriter printed = new StringWriter();
    private final PrintWriter terminal = new PrintWriter(printed, true);
    private final ProgressBlock block = new ProgressBlock(terminal, Duration.ofSeconds(10), 80);

    @Test
    void staysAtTheFootWhileLinesScrollAboveIt() {
        work();

        assertThat(screen())
                .containsExactly(
                        "setup",
                        "work",
                        "inject pause n1",
                        "work         [###############...............] 5 of 10 s",
                        "operations   1,000, 200 a second",
                        "in force     pause n1");
    }

    @Test
    void isGoneBeforeTheResultAndErasesNothingOfIt() {
        work();
        block.healed("pause n1");
        block.line("healed pause n1");
        tell(Phase.HEAL);
        assertThat(screen()).contains("heal         [##############################] 10 of 10 s");
        tell(Phase.VERDICT);
        terminal.println("PASS");
        terminal.println("scenario");
        tell(Phase.TEARDOWN);

        assertThat(screen())
                .containsExactly(
                        "setup",
                        "work",
                        "inject pause n1",
                        "healed pause n1",
                        "heal",
                        "verdict",
                        "PASS",
                        "scenario",
                        "teardown");
    }

    @Test
    void anEnterBelowItIsErasedWithIt() {
        work();
        terminal.println("t");
        block.enterWasPressed();
        block.line("status: work");

        assertThat(screen())
                .startsWith("setup", "work", "inject pause n1", "status: work")
                .hasSize(7);
    }

    @Test
    void isAsWideAsTheTerminal() {
        var wide = new ProgressBlock(terminal, Duration.ofSeconds(10), 100);
        wide.fault("partition ".repeat(30));
        wide.line("inject");

        assertThat(screen()).anyMatch(line -> line.length() == 99).allMatch(line -> line.length() < 100);
    }

    @Test
    void neverWrapsALine() {
        tell(Phase.WORK);
        block.fault("partition ".repeat(30));
        block.line("inject");

        assertThat(screen()).allMatch(line -> line.length() < 80);
    }

    private void work() {
        tell(Phase.SETUP);
        tell(Phase.WORK);
        block.fault("pause n1");
        block.line("inject pause n1");
        block.working(5, 1000);
        block.rate("  1,000 operations, 200 a second");
    }

    private void tell(Phase phase) {
        block.phase(phase, "");
        block.line(phase.label());
    }

    /** What a terminal shows of what was printed. */
    private List<String> screen() {
        var lines = new ArrayList<>(List.of(""));
        var row = 0;
        for (var part : printed.toString().split("(?<=\n)|(?=\u001b)|(?<=\u001b\\[1A)|(?<=\u001b\\[2K)|(?<=\r)", -1)) {
            switch (part) {
                case "\u001b[1A" -> row--;
                case "\u001b[2K" -> lines.set(row, "");
                case "\r" -> {}
                default -> {
                    lines.set(row, lines.get(row) + part.stripTrailing());
                    if (part.endsWith("\n") && ++row == lines.size()) {
                        lines.add("");
                    }
                }
            }
        }
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }
}
