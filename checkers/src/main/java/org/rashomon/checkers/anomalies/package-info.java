/** The pages of the anomaly catalogue, one Markdown file each: documentation that travels with the code. */
@NullMarked
package org.rashomon.checkers.anomalies;

import org.jspecify.annotations.NullMarked;
