/** From a history to a verdict. One package for each property of the field; this one holds what they share. */
@NullMarked
package org.rashomon.checkers;

import org.jspecify.annotations.NullMarked;
