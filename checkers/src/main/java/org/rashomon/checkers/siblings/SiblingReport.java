package org.rashomon.checkers.siblings;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Dot;
import org.rashomon.history.Operations;

/** Puts what is wrong with siblings into words. */
final class SiblingReport {

    private static final AnomalyCatalogue.Entry SPURIOUS = AnomalyCatalogue.named("spurious-sibling");
    private static final AnomalyCatalogue.Entry MISSING = AnomalyCatalogue.named("missing-sibling");
    private static final AnomalyCatalogue.Entry EXPLOSION = AnomalyCatalogue.named("sibling-explosion");

    private final Operations operations;
    private final FinalReads finals;
    private final Findings findings;

    SiblingReport(Operations operations, FinalReads finals, Findings findings) {
        this.operations = operations;
        this.finals = finals;
        this.findings = findings;
    }

    /** A version that is shown although another one that the replica had applied took its place. */
    void spurious(int read, Dot version, int replacer, boolean explosion) {
        var entry = explosion ? EXPLOSION : SPURIOUS;
        findings.anomaly(signature(entry, read), () -> {
            var witness = new ArrayList<Evidence>();
            if (replacer != RowIndex.NONE) {
                witness.add(Evidence.of(operations, replacer, "write that replaced it"));
            }
            witness.add(Evidence.of(operations, read, "read that still shows it"));
            return new Anomaly(
                    entry.name(),
                    "%s still shows the version %s, whose place %s had taken; it shows %s."
                            .formatted(
                                    place(read),
                                    version,
                                    replacer == RowIndex.NONE ? "another" : operations.dot(replacer),
                                    Phrases.count(
                                            Math.max(
                                                    1, operations.siblings(read).size()),
                                            "version")),
                    witness);
        });
    }

    /** The same, as values tell it. */
    void spuriousByValue(int read, int earlier, int later) {
        findings.anomaly(
                signature(SPURIOUS, read),
                () -> new Anomaly(
                        SPURIOUS.name(),
                        "%s shows both %s and %s, although %s had acknowledged the first before it took the other."
                                .formatted(
                                        place(read),
                                        Mutations.written(operations, earlier),
                                        Mutations.written(operations, later),
                                        operations.node(earlier)),
                        List.of(
                                Evidence.of(operations, earlier, "earlier version"),
                                Evidence.of(operations, later, "later version, of the same node"),
                                Evidence.of(operations, read, "read that shows both"))));
    }

    /** An acknowledged version that nothing replaced and that is not there. */
    void missing(int read, int write) {
        var entry = finals.contains(operations, read) ? AnomalyCatalogue.VANISHED_WRITE : MISSING;
        findings.anomaly(
                signature(entry, read),
                () -> new Anomaly(
                        entry.name(),
                        "%s lacks %s%s, acknowledged by %s at %s, and nothing there replaced it."
                                .formatted(
                                        place(read),
                                        Mutations.written(operations, write),
                                        operations.hasVersion(write) ? " (%s)".formatted(operations.dot(write)) : "",
                                        operations.node(write),
                                        Phrases.seconds(operations.completedNanos(write))),
                        List.of(
                                Evidence.of(operations, write, "version that is missing"),
                                Evidence.of(operations, read, "read that lacks it"))));
    }

    private String place(int read) {
        return "The read of key %s on %s at %s"
                .formatted(
                        operations.key(read), operations.node(read), Phrases.seconds(operations.completedNanos(read)));
    }

    private String signature(AnomalyCatalogue.Entry entry, int read) {
        return "%s of %s on %s".formatted(entry.name(), operations.key(read), operations.node(read));
    }
}
