package org.rashomon.harness.cli;

import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;

/** The heaviest conclusion of several, whose exit code is that of them all. */
final class Worst {

    private Conclusion conclusion = Conclusion.VALID;
    private int exitCode;

    void add(RunResult result) {
        if (result.verdict().compareTo(conclusion) > 0) {
            conclusion = result.verdict();
            exitCode = result.exitCode();
        }
    }

    int exitCode() {
        return exitCode;
    }
}
