package org.rashomon.checkers.causal;

import java.util.Locale;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;

/**
 * What a session may rely on (Terry, Demers, Petersen, Spreitzer, Theimer and Welch, <i>Session guarantees for weakly
 * consistent replicated data</i>, PDIS 1994).
 */
public enum SessionGuarantee {
    READ_YOUR_WRITES("Reads show the earlier writes of their session."),
    MONOTONIC_READS("Reads show whatever earlier reads of their session showed."),
    MONOTONIC_WRITES("Who sees a write sees the earlier writes of its session."),
    WRITES_FOLLOW_READS("Who sees a write sees what its session had read before.");

    private final String description;

    SessionGuarantee(String description) {
        this.description = description;
    }

    /** The name on the command line and in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence: what holds. */
    public String description() {
        return description;
    }

    /**
     * Whether it holds for what a session does on one node, as long as changes are applied in this order: reads of one
     * replica never go back, and the writes of one replica are seen in their order unless delivery is unordered.
     */
    public boolean holdsOnEachNode(Delivery delivery) {
        return switch (this) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> true;
            case MONOTONIC_WRITES -> delivery != Delivery.UNORDERED;
            case WRITES_FOLLOW_READS -> delivery == Delivery.CAUSAL;
        };
    }

    /** What it is called among all that an application may ask for. */
    public Guarantee guarantee() {
        return switch (this) {
            case READ_YOUR_WRITES -> Guarantee.READ_YOUR_WRITES;
            case MONOTONIC_READS -> Guarantee.MONOTONIC_READS;
            case MONOTONIC_WRITES -> Guarantee.MONOTONIC_WRITES;
            case WRITES_FOLLOW_READS -> Guarantee.WRITES_FOLLOW_READS;
        };
    }

    /** What its violation is called. */
    public AnomalyCatalogue.Entry anomaly() {
        return switch (this) {
            case READ_YOUR_WRITES -> AnomalyCatalogue.STALE_OWN_READ;
            case MONOTONIC_READS -> AnomalyCatalogue.TIME_TRAVEL;
            case MONOTONIC_WRITES -> AnomalyCatalogue.WRITES_OUT_OF_ORDER;
            case WRITES_FOLLOW_READS -> AnomalyCatalogue.EFFECT_BEFORE_CAUSE;
        };
    }
}
