/** Two runs side by side. */
@NullMarked
package org.rashomon.results.compare;

import org.jspecify.annotations.NullMarked;
