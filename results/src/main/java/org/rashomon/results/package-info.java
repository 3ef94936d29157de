/** What a run leaves behind: its directory, its result for machines, its summary and its report for people. */
@NullMarked
package org.rashomon.results;

import org.jspecify.annotations.NullMarked;
