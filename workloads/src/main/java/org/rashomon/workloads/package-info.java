/** What clients do, what they expect of the store, and which checkers judge it. */
@NullMarked
package org.rashomon.workloads;

import org.jspecify.annotations.NullMarked;
