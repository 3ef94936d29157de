/** What the tests of all checkers share: building histories, and running a test body for many seeds. */
@NullMarked
package org.rashomon.checkers.testing;

import org.jspecify.annotations.NullMarked;
