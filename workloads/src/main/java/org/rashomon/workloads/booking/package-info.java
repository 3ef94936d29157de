/** What only one can have. */
@NullMarked
package org.rashomon.workloads.booking;

import org.jspecify.annotations.NullMarked;
