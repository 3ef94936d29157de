/** Session guarantees against their axioms, by values and by contexts. */
@NullMarked
package org.rashomon.checkers.session;

import org.jspecify.annotations.NullMarked;
