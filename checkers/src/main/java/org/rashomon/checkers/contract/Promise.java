package org.rashomon.checkers.contract;

/**
 * Whether a contract gives a guarantee.
 *
 * @param guarantee which one
 * @param given whether it is given
 * @param reason one sentence: what gives it, or why it is not given
 */
public record Promise(Guarantee guarantee, boolean given, String reason) {

    /** A guarantee that is given. */
    public static Promise given(Guarantee guarantee, String reason) {
        return new Promise(guarantee, true, reason);
    }

    /** A guarantee that is not given. */
    public static Promise denied(Guarantee guarantee, String reason) {
        return new Promise(guarantee, false, reason);
    }
}
