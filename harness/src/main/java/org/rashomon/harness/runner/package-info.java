/** One run, whatever world it is in: phases, workers, faults and observation on a single-threaded event loop. */
@NullMarked
package org.rashomon.harness.runner;

import org.jspecify.annotations.NullMarked;
