/** Histories that other tools recorded, read as ours. */
@NullMarked
package org.rashomon.checkers.formats;

import org.jspecify.annotations.NullMarked;
