/** Counters that everybody increments. */
@NullMarked
package org.rashomon.workloads.counter;

import org.jspecify.annotations.NullMarked;
