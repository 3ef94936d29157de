/**
 * What becomes of concurrent writes: one policy for each strategy and data type. They know the versions of one key and
 * nothing else of the store.
 */
@NullMarked
package org.rashomon.referencedb.strategies;

import org.jspecify.annotations.NullMarked;
