package org.rashomon.workloads.generators;

/**
 * A place in which one operation at a time runs. Its process is replaced after an indeterminate operation; the worker
 * stays.
 *
 * @param number counts the workers from 0; also the number of the session on whose behalf it acts
 * @param node the node that the worker's client speaks to
 */
public record Worker(int number, String node) {}
