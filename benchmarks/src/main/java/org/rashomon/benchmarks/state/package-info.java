/** How long it takes to judge what replicas hold. */
@NullMarked
package org.rashomon.benchmarks.state;

import org.jspecify.annotations.NullMarked;
