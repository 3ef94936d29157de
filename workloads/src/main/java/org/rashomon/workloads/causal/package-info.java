/** Effects that must not be seen before their causes. */
@NullMarked
package org.rashomon.workloads.causal;

import org.jspecify.annotations.NullMarked;
