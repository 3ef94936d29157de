/** What is to be run, from a file and from options, with an error for every mistake. */
@NullMarked
package org.rashomon.harness.scenario;

import org.jspecify.annotations.NullMarked;
