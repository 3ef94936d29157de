package org.rashomon.workloads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * What is lost when clients merge versions that the store has kept for them. The store has done its part, so whatever
 * is found is by design. A session is taken to write what it made of its last read of the key.
 *
 * @param description what a better merge would keep, in one sentence
 * @param loss tells what a merge has lost
 */
public record ClientMergeChecker(String description, Loss loss) implements Checker {

    private static final String NAME = "client-merge";

    /** Says what a merge has lost, if it has lost anything. */
    @FunctionalInterface
    public interface Loss {

        Optional<ByDesign> of(Merge merge);
    }

    /** An acknowledged write and what its session had read of the key before: nothing, one version or several. */
    public record Written(Operations operations, int row, Value base) {

        /** What it wrote. */
        public Value value() {
            return Mutations.written(operations, row);
        }
    }

    /**
     * A write in place of several.
     *
     * @param merged those that its session had read together, so that none of them had seen another
     */
    public record Merge(Written write, List<Written> merged) {

        public Merge {
            merged = List.copyOf(merged);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CheckResult check(History history) {
        var operations = history.operations();
        var findings = new Findings();
        var lastReads = new HashMap<List<Integer>, Integer>();
        var writes = new HashMap<Dot, Written>();
        var merges = 0L;
        for (var row = 0; row < operations.size(); row++) {
            var place = List.of(operations.session(row), operations.keyNumber(row));
            if (operations.outcome(row) == Outcome.OK
                    && operations.function(row).equals(Function.READ)) {
                lastReads.put(place, row);
            }
            if (operations.outcome(row) == Outcome.OK
                    && operations.function(row).equals(Function.WRITE)) {
                var read = Optional.ofNullable(lastReads.get(place));
                var write = new Written(
                        operations, row, read.map(operations::result).orElse(Value.NONE));
                writes.put(operations.dot(row), write);
                var merged = read.map(operations::siblings).orElse(List.of()).stream()
                        .flatMap(dot -> Optional.ofNullable(writes.get(dot)).stream())
                        .toList();
                if (merged.size() > 1) {
                    merges++;
                    loss.of(new Merge(write, merged)).ifPresent(lost -> findings.byDesign(() -> lost));
                }
            }
        }
        return findings.result(NAME, new TreeMap<>(Map.of("merges", Long.toString(merges))));
    }
}
