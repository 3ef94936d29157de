/** The bundled store seen from outside: its HTTP interface, as docs/store-api.md describes it. */
@NullMarked
package org.rashomon.harness.store;

import org.jspecify.annotations.NullMarked;
