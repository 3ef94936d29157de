/** Whether the run did enough for its other verdicts to mean anything. */
@NullMarked
package org.rashomon.checkers.vacuity;

import org.jspecify.annotations.NullMarked;
