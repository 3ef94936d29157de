/** How fast the simulated world is. */
@NullMarked
package org.rashomon.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
