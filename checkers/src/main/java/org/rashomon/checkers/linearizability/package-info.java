/**
 * Linearizability: whether one order of the operations explains every answer and respects real time. Models say what
 * the object would do; monitors and searches look for the order; an independent verifier replays what they found.
 */
@NullMarked
package org.rashomon.checkers.linearizability;

import org.jspecify.annotations.NullMarked;
