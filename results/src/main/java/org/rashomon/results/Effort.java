package org.rashomon.results;

/**
 * What a check cost.
 *
 * @param seconds wall time, to the millisecond
 * @param allocatedBytes what its thread allocated meanwhile; 0 where that cannot be told
 */
public record Effort(double seconds, long allocatedBytes) {}
