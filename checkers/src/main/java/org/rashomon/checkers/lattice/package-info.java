/** Which of the field's consistency models a history refutes, as one lattice. */
@NullMarked
package org.rashomon.checkers.lattice;

import org.jspecify.annotations.NullMarked;
