package org.rashomon.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.history.History;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.HtmlReport;

/**
 * A run that is over, and what follows from it.
 *
 * @param history everything that was recorded
 * @param result the verdict and its reasons, as {@code result.json} has them
 * @param directory the run directory
 */
public record Run(History history, RunResult result, Path directory) {

    /** Runs a scenario and judges it. */
    static Run of(Scenario scenario, Path out) {
        try (var session = RunSession.open(scenario, out, Optional.empty(), Display.silent())) {
            session.run();
            var judging = session.judge(HtmlReport::render);
            return new Run(judging.history(), judging.result(), session.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JUnitException("the run was interrupted", interrupted);
        }
    }

    /** The conclusion of all checkers together. */
    public Conclusion verdict() {
        return result.verdict();
    }

    public long seed() {
        return result.seed();
    }

    /** The page that shows the run. */
    public Path report() {
        return new RunDirectory(directory).report();
    }

    /** The command that runs the same again. */
    public String replayCommand() {
        return result.replay();
    }

    @Override
    public String toString() {
        return "run of %s, seed %d".formatted(result.name(), result.seed());
    }
}
