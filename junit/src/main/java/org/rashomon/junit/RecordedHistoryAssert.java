package org.rashomon.junit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What must hold of a history from a file. */
public final class RecordedHistoryAssert extends AbstractAssert<RecordedHistoryAssert, RecordedHistory> {

    RecordedHistoryAssert(RecordedHistory history) {
        super(history, RecordedHistoryAssert.class);
    }

    /** Passes if every checker of the workload that it was made by finds it valid. */
    public RecordedHistoryAssert passes() {
        return judgedBy(List.of());
    }

    /** Passes if a checker, such as {@code linearizable-register}, finds it valid. */
    public RecordedHistoryAssert holds(String checker) {
        return judgedBy(List.of(checker));
    }

    private RecordedHistoryAssert judgedBy(List<String> checkers) {
        isNotNull();
        var result = actual.judgedBy(checkers);
        new Findings(actual.path().toString(), result).requireValid(result.checkers());
        return this;
    }
}
