/** The history on disk: NDJSON in gzip members, written while the run goes on, readable after a crash. */
@NullMarked
package org.rashomon.history.format;

import org.jspecify.annotations.NullMarked;
