/** Carries faults out, shows that they bite, undoes them, and shows that they are gone. */
@NullMarked
package org.rashomon.nemesis.injectors;

import org.jspecify.annotations.NullMarked;
