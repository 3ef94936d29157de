/** Transactions over several keys. */
@NullMarked
package org.rashomon.workloads.multikey;

import org.jspecify.annotations.NullMarked;
