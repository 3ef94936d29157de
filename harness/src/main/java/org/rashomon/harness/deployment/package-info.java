/** What the worlds have in common in which a system really runs, in real time: only how it is deployed differs. */
@NullMarked
package org.rashomon.harness.deployment;

import org.jspecify.annotations.NullMarked;
