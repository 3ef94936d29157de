/** How an operation reaches a node, and how its outcome comes back. */
@NullMarked
package org.rashomon.workloads.clients;

import org.jspecify.annotations.NullMarked;
