/** The world on a virtual clock: the store's own replicas on simulated machines, one thread, one seed. */
@NullMarked
package org.rashomon.harness.simulation;

import org.jspecify.annotations.NullMarked;
