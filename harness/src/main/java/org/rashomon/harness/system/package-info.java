/** What a world needs to know of the system it deploys and breaks; the bundled store is one of them. */
@NullMarked
package org.rashomon.harness.system;

import org.jspecify.annotations.NullMarked;
