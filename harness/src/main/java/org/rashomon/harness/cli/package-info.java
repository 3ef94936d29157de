/** The command line. */
@NullMarked
package org.rashomon.harness.cli;

import org.jspecify.annotations.NullMarked;
