/** Conflict handlers: code of the application that makes one value of several concurrent ones. */
@NullMarked
package org.rashomon.referencedb.handlers;

import org.jspecify.annotations.NullMarked;
