@NullMarked
package org.rashomon.checkers.lattice;

import org.jspecify.annotations.NullMarked;
