/**
 * The core of a multi-leader store: every replica accepts writes, sends them to the others asynchronously, and settles
 * conflicts on its own. It performs no input or output: {@link org.rashomon.referencedb.Replica} is a deterministic
 * state machine behind the {@link org.rashomon.referencedb.Host} port, so that the code that a server runs is the code
 * that a simulation explores.
 */
@NullMarked
package org.rashomon.referencedb;

import org.jspecify.annotations.NullMarked;
