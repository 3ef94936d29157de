/** How many operations there were, how they ended, and how long they took. */
@NullMarked
package org.rashomon.checkers.statistics;

import org.jspecify.annotations.NullMarked;
