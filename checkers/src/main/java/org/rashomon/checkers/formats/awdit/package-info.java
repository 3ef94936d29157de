/** The text format of the checker AWDIT. */
@NullMarked
package org.rashomon.checkers.formats.awdit;

import org.jspecify.annotations.NullMarked;
