/** Reading, and the places of damage. */
@NullMarked
package org.rashomon.checkers.formats.awdit;

import org.jspecify.annotations.NullMarked;
