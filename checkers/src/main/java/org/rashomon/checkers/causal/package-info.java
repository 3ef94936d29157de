/** Whether causal order, or transactions that are seen as a whole, explain what was read. */
@NullMarked
package org.rashomon.checkers.causal;

import org.jspecify.annotations.NullMarked;
