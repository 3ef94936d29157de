/** Histories small enough to hold against the axioms, and large ones with planted damage. */
@NullMarked
package org.rashomon.checkers.causal;

import org.jspecify.annotations.NullMarked;
