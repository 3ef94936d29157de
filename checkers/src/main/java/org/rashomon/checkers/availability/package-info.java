/** Whether a leader that is up accepts writes. */
@NullMarked
package org.rashomon.checkers.availability;

import org.jspecify.annotations.NullMarked;
