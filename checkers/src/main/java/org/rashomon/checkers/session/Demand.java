package org.rashomon.checkers.session;

import org.rashomon.history.Dot;

/**
 * Wherever a write is, all that is owed to it must be.
 *
 * @param dot the write
 * @param row its row
 * @param owed what must be there
 */
record Demand(Dot dot, int row, Frontier owed) {}
