/** The container images a run needs, and how each is come by with and without a registry. */
@NullMarked
package org.rashomon.harness.docker.images;

import org.jspecify.annotations.NullMarked;
