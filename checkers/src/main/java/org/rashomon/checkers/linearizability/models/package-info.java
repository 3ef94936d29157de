/** The sequential objects that a history can be compared with. */
@NullMarked
package org.rashomon.checkers.linearizability.models;

import org.jspecify.annotations.NullMarked;
