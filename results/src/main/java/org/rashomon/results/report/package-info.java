/** The report of a run: one HTML file that needs nothing but itself. Each section is a pure function of the run. */
@NullMarked
package org.rashomon.results.report;

import org.jspecify.annotations.NullMarked;
