/** Whether every acknowledged write is still accounted for when the run is over. */
@NullMarked
package org.rashomon.checkers.lostwrite;

import org.jspecify.annotations.NullMarked;
