/** A system of somebody's own, as docs/own-system.md walks through it. */
@NullMarked
package org.rashomon.harness.system.example;

import org.jspecify.annotations.NullMarked;
