/** The history as the scripts of the report read it: columns, packed small, and what is said of them. */
@NullMarked
package org.rashomon.results.report.data;

import org.jspecify.annotations.NullMarked;
