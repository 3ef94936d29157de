/** How far the writes of one replica had reached the others, as the history shows it. */
@NullMarked
package org.rashomon.results.replication;

import org.jspecify.annotations.NullMarked;
