/** What a configuration of a store can be, and what each choice promises. */
@NullMarked
package org.rashomon.checkers.contract;

import org.jspecify.annotations.NullMarked;
