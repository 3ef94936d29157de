/** The durable log: how changes become bytes, and how a file of them is opened again after a crash. */
@NullMarked
package org.rashomon.referencedb.log;

import org.jspecify.annotations.NullMarked;
