/** Adds of unique elements to one set. */
@NullMarked
package org.rashomon.workloads.set;

import org.jspecify.annotations.NullMarked;
