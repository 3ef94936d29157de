/** Proposes operations: pure, seeded, and put together from small combinators. */
@NullMarked
package org.rashomon.workloads.generators;

import org.jspecify.annotations.NullMarked;
