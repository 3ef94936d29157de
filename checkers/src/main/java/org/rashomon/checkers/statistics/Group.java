package org.rashomon.checkers.statistics;

/**
 * Counts and latency of some of a run's operations.
 *
 * @param name what they have in common: a function, a node, or {@code all}
 * @param invoked how many were invoked
 * @param ok how many succeeded
 * @param fail how many certainly had no effect
 * @param info how many nobody knows of, those included that the history was cut off before
 * @param okPerSecond how many a second succeeded of those invoked in phase work; 0 when there was no such phase
 * @param latency of those that succeeded
 */
public record Group(String name, long invoked, long ok, long fail, long info, double okPerSecond, Latency latency) {}
