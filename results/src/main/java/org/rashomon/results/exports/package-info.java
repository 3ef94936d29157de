/** A run in the formats of other tools. */
@NullMarked
package org.rashomon.results.exports;

import org.jspecify.annotations.NullMarked;
