/** Many runs over a matrix of settings and seeds, within a budget of time. */
@NullMarked
package org.rashomon.harness.campaign;

import org.jspecify.annotations.NullMarked;
