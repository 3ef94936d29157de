/** Whether changes travel and are counted as they should be. */
@NullMarked
package org.rashomon.checkers.delivery;

import org.jspecify.annotations.NullMarked;
