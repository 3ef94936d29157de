package org.rashomon.checkers.siblings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.EventOrder;
import org.rashomon.checkers.Mutations;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * What each write may replace, as a vector: what its replica had applied or, where clients pass the contexts of their
 * reads, what its session had been told of the key.
 */
final class Coverage {

    private final Operations operations;
    private final int replicas;
    private final boolean byClients;
    private final Map<Integer, long[]> toldBefore = new HashMap<>();

    Coverage(History history, boolean byClients) {
        this.operations = history.operations();
        this.replicas = operations.replicas().size();
        this.byClients = byClients;
        if (byClients) {
            EventOrder.walk(history, new Listening());
        }
    }

    /** Joins what a write may replace into a vector. */
    void join(int write, long[] into) {
        if (byClients) {
            var told = toldBefore.get(write);
            for (var replica = 0; told != null && replica < replicas; replica++) {
                into[replica] = Math.max(into[replica], told[replica]);
            }
            return;
        }
        for (var replica = 0; replica < replicas; replica++) {
            into[replica] = Math.max(into[replica], operations.contextSequence(write, replica));
        }
    }

    /** Remembers for each session and key the join of all contexts and dots that its reads were told. */
    private final class Listening implements EventOrder.Visitor {

        private final Map<List<Integer>, long[]> told = new HashMap<>();

        @Override
        public void invoked(int row) {
            if (Mutations.isRegisterWrite(operations.function(row))) {
                var known = told.get(place(row));
                if (known != null) {
                    toldBefore.put(row, known.clone());
                }
            }
        }

        @Override
        public void completed(int row) {
            if (operations.outcome(row) == Outcome.OK
                    && operations.function(row).equals(Function.READ)) {
                var known = told.computeIfAbsent(place(row), name -> new long[replicas]);
                for (var replica = 0; replica < replicas; replica++) {
                    known[replica] = Math.max(known[replica], operations.contextSequence(row, replica));
                }
                if (operations.hasVersion(row)) {
                    var replica = operations.dotReplica(row);
                    known[replica] = Math.max(known[replica], operations.dotSequence(row));
                }
                for (var dot : operations.siblings(row)) {
                    var replica = operations.replicas().indexOf(dot.replica());
                    known[replica] = Math.max(known[replica], dot.sequence());
                }
            }
        }

        private List<Integer> place(int row) {
            return List.of(operations.session(row), operations.keyNumber(row));
        }
    }
}
