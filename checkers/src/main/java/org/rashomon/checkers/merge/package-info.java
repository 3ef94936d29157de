/** Whether merged values follow from what was merged. */
@NullMarked
package org.rashomon.checkers.merge;

import org.jspecify.annotations.NullMarked;
