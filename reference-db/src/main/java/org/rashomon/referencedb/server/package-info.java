/** One replica as a process: HTTP for clients and peers, a real clock, a real disk. */
@NullMarked
package org.rashomon.referencedb.server;

import org.jspecify.annotations.NullMarked;
