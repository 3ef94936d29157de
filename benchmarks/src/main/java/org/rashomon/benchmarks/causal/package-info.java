/** How fast causal order is judged, on histories of a small simulated store. */
@NullMarked
package org.rashomon.benchmarks.causal;

import org.jspecify.annotations.NullMarked;
