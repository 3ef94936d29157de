/** Histories that other tools recorded, read as ours. */
@NullMarked
package org.rashomon.history.jepsen;

import org.jspecify.annotations.NullMarked;
