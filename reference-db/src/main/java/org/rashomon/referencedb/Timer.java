package org.rashomon.referencedb;

/**
 * A timer that a replica set. One that is out of date does nothing when it fires, so none is ever canceled.
 *
 * @param purpose what it is for: a link's is the name of its peer
 * @param epoch the step in the life of that purpose for which it was set
 */
public record Timer(String purpose, long epoch) {}
