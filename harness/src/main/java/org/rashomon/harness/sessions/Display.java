package org.rashomon.harness.sessions;

import java.io.PrintWriter;
import org.rashomon.harness.runner.Progress;
import org.rashomon.history.Phase;

/** Shows people how a run goes. */
public interface Display extends Progress {

    /** Something happened; the text says when. */
    void line(String text);

    /** The operations so far in a line, every few seconds; the same as was told by {@link #working}. */
    default void rate(String text) {
        line(text);
    }

    /** Prints every line and nothing else. */
    static Display plain(PrintWriter to) {
        return new Lines() {
            @Override
            public void line(String text) {
                to.println(text);
            }
        };
    }

    /** Shows nothing. */
    static Display silent() {
        return new Lines() {
            @Override
            public void line(String text) {
                // Nobody watches.
            }
        };
    }

    /** Shows the same on two displays. */
    static Display both(Display one, Display other) {
        return new Display() {
            @Override
            public void line(String text) {
                one.line(text);
                other.line(text);
            }

            @Override
            public void rate(String text) {
                one.rate(text);
                other.rate(text);
            }

            @Override
            public void phase(Phase phase, String detail) {
                one.phase(phase, detail);
                other.phase(phase, detail);
            }

            @Override
            public void fault(String description) {
                one.fault(description);
                other.fault(description);
            }

            @Override
            public void healed(String description) {
                one.healed(description);
                other.healed(description);
            }

            @Override
            public void working(double seconds, long operations) {
                one.working(seconds, operations);
                other.working(seconds, operations);
            }
        };
    }

    /** A display that needs the lines alone, since they say everything. */
    abstract class Lines implements Display {
        @Override
        public void phase(Phase phase, String detail) {}

        @Override
        public void fault(String description) {}

        @Override
        public void healed(String description) {}

        @Override
        public void working(double seconds, long operations) {}
    }
}
