/** Measurements, each printed beside what it is compared with. */
@NullMarked
package org.rashomon.benchmarks;

import org.jspecify.annotations.NullMarked;
