/** The text format of the checker Plume and of the histories of its kind. */
@NullMarked
package org.rashomon.checkers.formats.plume;

import org.jspecify.annotations.NullMarked;
