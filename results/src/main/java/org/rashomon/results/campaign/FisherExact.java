package org.rashomon.results.campaign;

/** Fisher's exact test of a two-by-two table, one-sided. */
final class FisherExact {

    private FisherExact() {}

    /**
     * The probability that at least {@code hits} of the {@code trials} fall on this side by chance, if both sides have
     * the same true share: the upper tail of the hypergeometric distribution.
     */
    static double moreOften(long hits, long trials, long baseHits, long baseTrials) {
        var allHits = hits + baseHits;
        var tail = 0.0;
        for (var count = hits; count <= Math.min(allHits, trials); count++) {
            if (allHits - count <= baseTrials) {
                tail += Math.exp(logChoose(trials, count)
                        + logChoose(baseTrials, allHits - count)
                        - logChoose(trials + baseTrials, allHits));
            }
        }
        return Math.min(1, tail);
    }

    private static double logChoose(long of, long chosen) {
        var log = 0.0;
        for (var factor = 1L; factor <= chosen; factor++) {
            log += Math.log((double) (of - chosen + factor) / factor);
        }
        return log;
    }
}
