/** The faults a run may meet, and seeded schedules of them. */
@NullMarked
package org.rashomon.nemesis;

import org.jspecify.annotations.NullMarked;
