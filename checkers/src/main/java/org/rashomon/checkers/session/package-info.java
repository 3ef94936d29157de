/** What each session may rely on: its own writes, and that what it was shown does not go away again. */
@NullMarked
package org.rashomon.checkers.session;

import org.jspecify.annotations.NullMarked;
