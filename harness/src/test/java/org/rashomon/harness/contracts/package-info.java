@NullMarked
package org.rashomon.harness.contracts;

import org.jspecify.annotations.NullMarked;
