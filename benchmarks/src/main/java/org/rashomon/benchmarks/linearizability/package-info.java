/** Measures the linearizability checker, beside Porcupine, on histories that it makes itself. */
@NullMarked
package org.rashomon.benchmarks.linearizability;

import org.jspecify.annotations.NullMarked;
