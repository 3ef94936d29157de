package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.rashomon.history.History;

/** Writes a history in the format of another tool. */
public interface Export {

    /** The name on the command line. */
    String name();

    /** One sentence: what reads it. */
    String description();

    /**
     * Writes the history; the writer stays open.
     *
     * @throws IOException if the writer takes no more
     */
    void write(History history, Writer to) throws IOException;

    /** All formats of this module, limited to a stretch of the run. */
    static List<Export> all(Span span) {
        return List.of(
                new PerfettoTrace(span),
                new CsvTable(span),
                new ShivizLog(span),
                new OtlpTraces(span),
                new JepsenEdn(span),
                new PlumeHistory(span));
    }
}
