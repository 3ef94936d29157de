package org.rashomon.results;

import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Phase;

/**
 * How the operations of a run ended.
 *
 * @param invoked all of them
 * @param ok acknowledged
 * @param fail certain to have had no effect
 * @param info nobody knows
 * @param perSecond operations invoked per second while clients worked, rounded to a tenth; 0 when they never did
 */
public record OperationCounts(long invoked, long ok, long fail, long info, double perSecond) {

    static OperationCounts of(History history) {
        var operations = history.operations();
        var ok = 0L;
        var fail = 0L;
        var info = 0L;
        for (var row = 0; row < operations.size(); row++) {
            switch (operations.outcome(row)) {
                case OK -> ok++;
                case FAIL -> fail++;
                case INFO -> info++;
            }
        }
        return new OperationCounts(operations.size(), ok, fail, info, workRate(history));
    }

    private static double workRate(History history) {
        var from = history.indexOf(Phase.WORK);
        if (from == Operations.NEVER) {
            return 0;
        }
        var operations = history.operations();
        var until = history.indexOf(Phase.HEAL);
        var count = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (operations.invokedIndex(row) > from && operations.invokedIndex(row) < until) {
                count++;
            }
        }
        var startNanos = history.start(Phase.WORK).orElseThrow().timeNanos();
        var endNanos = history.start(Phase.HEAL).map(heal -> heal.timeNanos()).orElse(history.endNanos());
        return endNanos > startNanos ? Math.round(count * 1e10 / (endNanos - startNanos)) / 10.0 : 0;
    }
}
