/** Reads and writes of single values under many keys. */
@NullMarked
package org.rashomon.workloads.register;

import org.jspecify.annotations.NullMarked;
