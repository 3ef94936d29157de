/** Nodes as containers, the real Toxiproxy on each link, and clocks shifted from outside the system. */
@NullMarked
package org.rashomon.harness.docker;

import org.jspecify.annotations.NullMarked;
