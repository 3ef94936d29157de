/** Shopping carts. */
@NullMarked
package org.rashomon.workloads.cart;

import org.jspecify.annotations.NullMarked;
