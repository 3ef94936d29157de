/** What must be unique, and what must not be updated twice. */
@NullMarked
package org.rashomon.checkers.constraints;

import org.jspecify.annotations.NullMarked;
