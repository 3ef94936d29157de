/** One run, from its scenario to its verdict, in whatever world; and judging what was recorded. */
@NullMarked
package org.rashomon.harness.sessions;

import org.jspecify.annotations.NullMarked;
