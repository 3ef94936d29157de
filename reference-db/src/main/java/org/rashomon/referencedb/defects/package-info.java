/**
 * Known defects that can be planted in the store, so that a checker can be seen to find them. Each wraps one port of a
 * replica; the store's own code does not know of them.
 */
@NullMarked
package org.rashomon.referencedb.defects;

import org.jspecify.annotations.NullMarked;
