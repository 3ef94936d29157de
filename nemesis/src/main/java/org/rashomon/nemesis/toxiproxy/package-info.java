/** A Toxiproxy server inside this process, for machines that have none. */
@NullMarked
package org.rashomon.nemesis.toxiproxy;

import org.jspecify.annotations.NullMarked;
