/** Whether what was deleted stays deleted. */
@NullMarked
package org.rashomon.checkers.tombstone;

import org.jspecify.annotations.NullMarked;
