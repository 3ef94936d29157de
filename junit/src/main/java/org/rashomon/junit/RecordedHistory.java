package org.rashomon.junit;

import java.nio.file.Path;
import java.util.List;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.sessions.HistoryFile;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.harness.sessions.Questions;
import org.rashomon.results.RunResult;

/**
 * A history in a file, in any format that {@code rashomon check} reads, such as a run directory or Jepsen's
 * {@code history.edn}.
 */
public record RecordedHistory(Path path) {

    /** The history at a path; it is read when it is judged. */
    public static RecordedHistory at(Path path) {
        return new RecordedHistory(path);
    }

    /** The keys of the history, in the order in which they occur. */
    List<String> keys() {
        return HistoryFile.read(path, HistoryFile.Format.AUTO).history().operations().keys().stream()
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /**
     * Judges one key alone.
     *
     * @param checkers by name
     * @throws ScenarioException if there is nothing to read, or a checker is unknown
     */
    RunResult judgedBy(List<String> checkers, String key) {
        return Judging.of(
                        path,
                        HistoryFile.Format.AUTO,
                        Questions.OF_THE_WORKLOAD.of(checkers).onKey(key))
                .result();
    }

    /**
     * Judges the history.
     *
     * @param checkers by name; none for those of the workload that it was made by
     * @throws ScenarioException if there is nothing to read, or a checker is unknown
     */
    RunResult judgedBy(List<String> checkers) {
        return Judging.of(path, HistoryFile.Format.AUTO, Questions.OF_THE_WORKLOAD.of(checkers))
                .result();
    }
}
