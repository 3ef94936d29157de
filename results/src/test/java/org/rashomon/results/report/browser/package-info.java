/** Opens reports in a real browser. */
@NullMarked
package org.rashomon.results.report.browser;

import org.jspecify.annotations.NullMarked;
