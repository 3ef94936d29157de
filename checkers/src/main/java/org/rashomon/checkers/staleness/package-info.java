/** How long updates take to be seen on each replica. */
@NullMarked
package org.rashomon.checkers.staleness;

import org.jspecify.annotations.NullMarked;
