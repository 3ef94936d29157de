/** What a campaign of many runs came to, and how it is told to people and to CI. */
@NullMarked
package org.rashomon.results.campaign;

import org.jspecify.annotations.NullMarked;
