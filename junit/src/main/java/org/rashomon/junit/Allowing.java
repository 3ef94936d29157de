package org.rashomon.junit;

/** An anomaly that is about to be allowed; nothing is, until somebody says why. See {@link RunAssert#allowing}. */
public final class Allowing {

    private final RunAssert assertion;
    private final String anomaly;
    private final String keys;

    Allowing(RunAssert assertion, String anomaly, String keys) {
        this.assertion = assertion;
        this.anomaly = anomaly;
        this.keys = keys;
    }

    /**
     * Only where all operations of the counterexample are on keys like this.
     *
     * @param pattern a key, in which {@code *} stands for any text
     */
    public Allowing onKeys(String pattern) {
        return new Allowing(assertion, anomaly, pattern);
    }

    /** Why it may be, such as the decision that says so. */
    public RunAssert because(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an anomaly is allowed for a reason; say which");
        }
        return assertion.with(new Allowance(anomaly, keys, reason));
    }
}
