/** Which updates an answer must reflect, by the vectors that the store tells. */
@NullMarked
package org.rashomon.checkers.visibility;

import org.jspecify.annotations.NullMarked;
