/** The docker world, with a real engine. */
@NullMarked
package org.rashomon.harness.docker;

import org.jspecify.annotations.NullMarked;
