/** Whether the conflict logs of replicas tell the truth. */
@NullMarked
package org.rashomon.checkers.conflicts;

import org.jspecify.annotations.NullMarked;
