package org.rashomon.checkers.session;

/**
 * That the writes of a replica are owed up to some point, and to what.
 *
 * @param replica whose writes
 * @param sequence the highest sequence owed
 * @param row the operation that put it there
 */
record Mark(String replica, long sequence, int row) {}
