/**
 * What happened in a run: operations, faults, phases and observed replica states, as one totally ordered list of
 * events, and the same list as columns for the checkers.
 */
@NullMarked
package org.rashomon.history;

import org.jspecify.annotations.NullMarked;
