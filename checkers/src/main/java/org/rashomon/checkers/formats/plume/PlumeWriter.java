package org.rashomon.checkers.formats.plume;

import java.util.function.Consumer;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.causal.TransactionVisitor;

/**
 * Writes transactions as Plume reads them: {@code r(key,value,session,transaction)} or {@code w(...)}, an operation a
 * line. Keys and values are numbered, for the format has numbers only; value 0 is the initial one. Operations of failed
 * transactions stand under transaction -1. Transactions of unknown outcome are written if somebody read from them.
 */
public final class PlumeWriter {

    private PlumeWriter() {}

    /** Hands out the lines, without line ends. */
    public static void write(TransactionHistory history, Consumer<String> lines) {
        history.visit(new TransactionVisitor() {
            @Override
            public void read(Place place, long value) {
                lines.accept(line('r', place, value));
            }

            @Override
            public void write(Place place, long value) {
                lines.accept(line('w', place, value));
            }
        });
    }

    private static String line(char verb, TransactionVisitor.Place place, long value) {
        return "%s(%d,%d,%d,%d)".formatted(verb, place.key(), value, place.session(), place.transaction());
    }
}
