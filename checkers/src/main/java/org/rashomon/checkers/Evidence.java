package org.rashomon.checkers;

/**
 * One event of a history as part of a witness.
 *
 * @param index the event's index in the history
 * @param timeNanos nanoseconds since the run began
 * @param node the node it happened on; empty when it concerns none
 * @param role what the event is in this witness, such as {@code lost write} or {@code winner}
 * @param text the event in words, with its version where the store told one
 */
public record Evidence(long index, long timeNanos, String node, String role, String text) {}
