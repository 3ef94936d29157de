/** Whether the version that stands is the one that the rule ranks highest. */
@NullMarked
package org.rashomon.checkers.lww;

import org.jspecify.annotations.NullMarked;
