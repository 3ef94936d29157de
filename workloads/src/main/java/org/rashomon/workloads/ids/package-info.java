/** Rows whose ids the store gives. */
@NullMarked
package org.rashomon.workloads.ids;

import org.jspecify.annotations.NullMarked;
