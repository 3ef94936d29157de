/** Whether a history tells of a whole run in which nothing but the intended faults went wrong. */
@NullMarked
package org.rashomon.checkers.completeness;

import org.jspecify.annotations.NullMarked;
