package org.rashomon.junit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.rashomon.results.RunResult;

/** What must hold of a history from a file. */
public final class RecordedHistoryAssert extends AbstractAssert<RecordedHistoryAssert, RecordedHistory> {

    private boolean isPerKey;

    RecordedHistoryAssert(RecordedHistory history) {
        super(history, RecordedHistoryAssert.class);
    }

    /** Lets what is asserted after this look at each key alone; the failure names the first that does not pass. */
    public RecordedHistoryAssert perKey() {
        isPerKey = true;
        return this;
    }

    /**
     * Passes if one order of the operations explains every answer and respects real time. It holds of the whole history
     * exactly if it holds of each key alone, so {@link #perKey} makes no difference but in the failure.
     *
     * @param object what the operations act on, such as {@code register}, {@code kv} or {@code queue}
     */
    public RecordedHistoryAssert isLinearizable(String object) {
        return holds("linearizable-" + object);
    }

    /** Passes if what was read can be explained by causal order. */
    public RecordedHistoryAssert isCausal() {
        return holds("causal");
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
        if (isPerKey) {
            requireKeys().forEach(key -> require(actual.judgedBy(checkers, key), " key " + key));
        } else {
            require(actual.judgedBy(checkers), "");
        }
        return this;
    }

    private List<String> requireKeys() {
        var keys = actual.keys();
        if (keys.isEmpty()) {
            throw new AssertionError("%s: no operation names a key; leave out perKey()".formatted(actual.path()));
        }
        return keys;
    }

    private void require(RunResult result, String what) {
        new Findings(actual.path() + what, result).requireValid(result.checkers());
    }
}
