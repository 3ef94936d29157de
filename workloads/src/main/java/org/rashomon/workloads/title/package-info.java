/** Titles that several people edit at once. */
@NullMarked
package org.rashomon.workloads.title;

import org.jspecify.annotations.NullMarked;
