package org.rashomon.harness.simulation;

/** What so many failures in so many independent runs say about how often there is one. */
public final class FailureRate {

    private static final double ALPHA = 0.05;
    private static final int HALVINGS = 60;

    private FailureRate() {}

    /**
     * The upper end of the one-sided 95 % confidence interval (Clopper, Pearson: The use of confidence or fiducial
     * limits, 1934): were failures more frequent, so few of them would be seen in less than one case of twenty.
     *
     * @param failures at most {@code runs}
     */
    public static double upperBound(long failures, long runs) {
        if (runs == 0 || failures >= runs) {
            return 1;
        }
        var low = (double) failures / runs;
        var high = 1.0;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            if (atMost(failures, runs, middle) > ALPHA) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of at most so many failures, summed up in logarithms as the terms are tiny. */
    private static double atMost(long failures, long runs, double rate) {
        var logTerm = runs * Math.log1p(-rate);
        var sum = Math.exp(logTerm);
        for (var k = 1L; k <= failures; k++) {
            logTerm += Math.log((double) (runs - k + 1) / k) + Math.log(rate) - Math.log1p(-rate);
            sum += Math.exp(logTerm);
        }
        return sum;
    }
}
