package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import org.rashomon.checkers.causal.Budget;
import org.rashomon.checkers.causal.ModelChecks;
import org.rashomon.checkers.formats.plume.PlumeWriter;
import org.rashomon.history.History;

/** Reads and writes of registers as numbers, for Plume, and for AWDIT, which reads its files. */
record PlumeHistory(Span span) implements Export {

    @Override
    public String name() {
        return "plume";
    }

    @Override
    public String description() {
        return "Transactions of registers in Plume's text, for Plume and AWDIT; always the whole run.";
    }

    @Override
    public void write(History history, Writer to) throws IOException {
        span.mustBeWhole(name());
        if (!ModelChecks.canRead(history)) {
            throw new ExportException("plume: reads of this strategy do not show one written value, which is all that"
                    + " Plume knows; --format edn takes every history");
        }
        var transactions = ModelChecks.of(history, Budget.ofMemoryOnly());
        if (transactions.isPartial()) {
            throw new ExportException(
                    "plume: this history is not of registers alone: %s; --format edn takes every history"
                            .formatted(transactions.whatIsMissing()));
        }
        Lines.write(to, lines -> PlumeWriter.write(transactions.history(), lines));
    }
}
