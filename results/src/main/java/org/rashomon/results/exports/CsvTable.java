package org.rashomon.results.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** A row for each operation, by RFC 4180. */
final class CsvTable implements Export {

    private static final String HEADINGS = "event,invoked_micros,duration_micros,process,session,node,function,key,"
            + "argument,result,outcome,error,version,stamp_micros";

    private final Span span;

    CsvTable(Span span) {
        this.span = span;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "One row for each operation: spreadsheets, DuckDB, pandas, R.";
    }

    @Override
    public void write(History history, Writer to) throws IOException {
        to.write(HEADINGS + "\r\n");
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            if (span.touches(operations, row)) {
                to.write(cells(operations, row).stream()
                        .map(CsvTable::quoted)
                        .collect(Collectors.joining(",", "", "\r\n")));
            }
        }
    }

    private static List<String> cells(Operations operations, int row) {
        var ended = operations.completedNanos(row);
        var version = operations.version(row);
        return List.of(
                Long.toString(operations.invokedIndex(row)),
                Long.toString(operations.invokedNanos(row) / 1000),
                ended == Operations.NEVER ? "" : Long.toString((ended - operations.invokedNanos(row)) / 1000),
                Integer.toString(operations.process(row)),
                Integer.toString(operations.session(row)),
                operations.node(row),
                operations.function(row).name(),
                operations.key(row),
                text(operations.argument(row)),
                text(operations.result(row)),
                operations.outcome(row).name().toLowerCase(Locale.ROOT),
                operations.error(row),
                version.isKnown() ? version.dot().toString() : "",
                version.timestampMicros() == 0 ? "" : Long.toString(version.timestampMicros()));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.None none -> "";
            case Value.Text(var text) -> text;
            case Value.Int number -> number.toString();
            case Value.Sequence sequence -> sequence.toString();
        };
    }

    /** Text that a spreadsheet would take for a formula is kept from being one. */
    private static String quoted(String cell) {
        var isFormula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !cell.matches("-?\\d+");
        var safe = isFormula ? "'" + cell : cell;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
