/** Whether all replicas agree on the order of the elements of lists. */
@NullMarked
package org.rashomon.checkers.sequence;

import org.jspecify.annotations.NullMarked;
