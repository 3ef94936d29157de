/** Whether counters count what was counted. */
@NullMarked
package org.rashomon.checkers.counter;

import org.jspecify.annotations.NullMarked;
