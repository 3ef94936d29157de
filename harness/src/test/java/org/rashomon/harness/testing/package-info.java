/** What the tests of this module share. */
@NullMarked
package org.rashomon.harness.testing;

import org.jspecify.annotations.NullMarked;
