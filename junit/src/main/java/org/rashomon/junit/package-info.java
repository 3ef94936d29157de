/** Runs as JUnit tests: one seed an invocation, failing seeds first, and assertions on what a run showed. */
@NullMarked
package org.rashomon.junit;

import org.jspecify.annotations.NullMarked;
