package org.rashomon.results.report;

import java.util.List;
import org.rashomon.checkers.Evidence;

/** The events of a witness as a table; the numbers are those of the picture. */
final class EvidenceTable {

    private EvidenceTable() {}

    static Markup render(String caption, List<Evidence> witness) {
        var table = new Table(caption, "#", "Event", "Time", "Node", "Role", "What happened");
        for (var at = 0; at < witness.size(); at++) {
            var evidence = witness.get(at);
            table.row(
                    Integer.toString(at + 1),
                    Table.figure(Long.toString(evidence.index())),
                    Table.figure(Units.seconds(evidence.timeNanos())),
                    Table.cell(Escaping.clip(evidence.node(), 40)),
                    Table.cell(Escaping.clip(evidence.role(), 60)),
                    Table.code(Escaping.clip(evidence.text(), 400)));
        }
        return table.isEmpty() ? Markup.nothing() : table.build();
    }
}
