/** The world of plain processes on this machine, with a proxy on every replication link. */
@NullMarked
package org.rashomon.harness.local;

import org.jspecify.annotations.NullMarked;
