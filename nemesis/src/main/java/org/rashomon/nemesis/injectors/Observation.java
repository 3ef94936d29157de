package org.rashomon.nemesis.injectors;

/**
 * What was seen of a fault.
 *
 * @param bitten whether its effect was seen on everything that could be probed
 * @param text the evidence, for people to read
 */
public record Observation(boolean bitten, String text) {}
