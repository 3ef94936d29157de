/** Whether registers that keep concurrent versions keep exactly those. */
@NullMarked
package org.rashomon.checkers.siblings;

import org.jspecify.annotations.NullMarked;
