/** Whether all replicas end in the same state. */
@NullMarked
package org.rashomon.checkers.convergence;

import org.jspecify.annotations.NullMarked;
