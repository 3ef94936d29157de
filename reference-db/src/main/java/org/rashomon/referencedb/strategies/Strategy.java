package org.rashomon.referencedb.strategies;

import org.rashomon.referencedb.ClockSource;
import org.rashomon.referencedb.ConflictPolicy;

/**
 * A strategy that a store can be configured with.
 *
 * @param clock where the timestamps come from that it compares
 */
public record Strategy(String name, ConflictPolicy policy, ClockSource clock) {}
