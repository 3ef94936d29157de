package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import org.rashomon.history.History;
import org.rashomon.history.jepsen.JepsenEdnWriter;

/** A history as Jepsen stores it, for Jepsen, Elle, Knossos and whatever reads their files. */
record JepsenEdn(Span span) implements Export {

    @Override
    public String name() {
        return "edn";
    }

    @Override
    public String description() {
        return "Jepsen's history.edn, for Jepsen, Elle and Knossos; without versions, and always the whole run.";
    }

    @Override
    public void write(History history, Writer to) throws IOException {
        span.mustBeWhole(name());
        Lines.write(to, lines -> JepsenEdnWriter.write(history, lines));
    }
}
