package org.rashomon.referencedb.log;

/** A log cannot be trusted: opening it would silently drop writes that were acknowledged, or mix two replicas. */
public final class LogDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LogDamagedException(String message) {
        super(message);
    }
}
