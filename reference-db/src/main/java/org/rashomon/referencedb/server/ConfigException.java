package org.rashomon.referencedb.server;

/** The configuration is wrong. The message is one line that names the field and the fix. */
final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConfigException(String message) {
        super(message);
    }
}
