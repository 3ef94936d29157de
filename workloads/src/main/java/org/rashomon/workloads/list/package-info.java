/** Lists and texts that several people edit at once. */
@NullMarked
package org.rashomon.workloads.list;

import org.jspecify.annotations.NullMarked;
