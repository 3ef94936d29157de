/** Calendars on devices that are offline for long. */
@NullMarked
package org.rashomon.workloads.calendar;

import org.jspecify.annotations.NullMarked;
