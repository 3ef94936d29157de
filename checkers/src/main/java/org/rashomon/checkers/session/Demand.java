package org.rashomon.checkers.session;

/**
 * Wherever a write is, all that is owed to it must be.
 *
 * @param sequence the write's place among those of its origin
 * @param row its row
 * @param owed what must be there
 */
record Demand(long sequence, int row, Frontier owed) {}
