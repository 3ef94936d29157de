/** Shows runs to a browser: those of a folder, and the one that is going on. */
@NullMarked
package org.rashomon.harness.serve;

import org.jspecify.annotations.NullMarked;
