/** Whether sets, and the fields of maps, hold what was added and not removed. */
@NullMarked
package org.rashomon.checkers.set;

import org.jspecify.annotations.NullMarked;
