package org.rashomon.harness.scenario;

/** A mistake in a scenario or an option; the message is one line that names the place and the fix. */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String problem;

    public ScenarioException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** With what led to it. */
    public ScenarioException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    /** The line for the user. */
    public String problem() {
        return problem;
    }
}
