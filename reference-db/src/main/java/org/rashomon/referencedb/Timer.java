package org.rashomon.referencedb;

/**
 * A timer of the link to a peer. One that is out of date does nothing when it fires, so none is ever canceled.
 *
 * @param epoch the step in the link's life for which it was set
 */
public record Timer(String peer, long epoch) {}
