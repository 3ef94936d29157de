/** The images, built by a real engine. */
@NullMarked
package org.rashomon.harness.docker.images;

import org.jspecify.annotations.NullMarked;
