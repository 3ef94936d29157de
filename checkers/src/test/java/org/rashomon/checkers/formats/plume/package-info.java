/** Reading, and the places of damage. */
@NullMarked
package org.rashomon.checkers.formats.plume;

import org.jspecify.annotations.NullMarked;
