package org.rashomon.referencedb;

import java.util.Arrays;
import java.util.Optional;

/** A statement whose result depends on where and when it is evaluated. */
public enum Statement {
    NOW("NOW()"),
    RAND("RAND()"),
    AUTO_INCREMENT("AUTO_INCREMENT()");

    private final String text;

    Statement(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** The statement that is written so. */
    public static Optional<Statement> of(String text) {
        return Arrays.stream(values())
                .filter(statement -> statement.text.equals(text))
                .findFirst();
    }
}
