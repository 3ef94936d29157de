package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.visibility.Ranking;
import org.rashomon.checkers.visibility.Rows;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Whether the fields of maps show the right values; whether the right fields are there is another matter. */
final class FieldAudit {

    private final Operations operations;
    private final Elements elements;
    private final Visibility visibility;
    private final ElementReport report;
    private final Ranking ranking;

    FieldAudit(Operations operations, Elements elements, Visibility visibility, ElementReport report) {
        this.operations = operations;
        this.elements = elements;
        this.visibility = visibility;
        this.report = report;
        this.ranking = new Ranking(operations, Strategy.OR_MAP);
    }

    /**
     * Judges values by what the replica had applied.
     *
     * @param fields what was done to the fields that the read shows
     * @param mayBeGone fields whose puts an update of unknown outcome may have replaced
     */
    void judgeExactly(int read, Membership membership, Elements.History[] fields, Set<Value> mayBeGone) {
        var pairs = Holder.parts(operations.result(read));
        for (var at = 0; at < fields.length; at++) {
            var pair = pairs.get(at);
            var history = fields[at];
            var possible = membership.possible(history);
            var put = latest(possible, Holder.part(pair, 1));
            if (put == RowIndex.NONE) {
                if (!possible.isEmpty() && !isOfDoubtfulPut(read, pair)) {
                    judgeStranger(read, pair, possible.get(possible.size() - 1));
                }
            } else if (!mayBeGone.contains(history.element) && !mayBeGone.contains(Value.NONE)) {
                judgeRank(read, put, membership.due(history));
            }
        }
    }

    private int latest(Rows puts, Value value) {
        var latest = RowIndex.NONE;
        for (var at = 0; at < puts.size(); at++) {
            var put = puts.get(at);
            var matches = value(put).equals(value);
            if (matches && (latest == RowIndex.NONE || ranking.compare(put, latest) > 0)) {
                latest = put;
            }
        }
        return latest;
    }

    private Value value(int put) {
        return Holder.part(operations.argument(put), 1);
    }

    private void judgeRank(int read, int shown, Rows due) {
        for (var at = 0; at < due.size(); at++) {
            var put = due.get(at);
            if (put != shown && ranking.isKnown(put) && ranking.isKnown(shown) && ranking.compare(put, shown) > 0) {
                report.outranked(read, shown, put);
                return;
            }
        }
    }

    private boolean isOfDoubtfulPut(int read, Value pair) {
        var matches = new boolean[1];
        visibility.doubtful().forEachIn(read, row -> matches[0] |= isPutOf(row, pair));
        return matches[0];
    }

    private boolean isPutOf(int row, Value pair) {
        return elements.isAdd(row) && operations.argument(row).equals(pair);
    }

    /** A value that none of the puts in force has given. */
    private void judgeStranger(int read, Value pair, int inForce) {
        var field = Holder.part(pair, 0);
        var puts = puts(read, field, pair);
        if (puts.isEmpty()) {
            report.strangeValue(read, pair);
        } else {
            report.outranked(read, puts.getLast(), inForce);
        }
    }

    /** The puts of a field and value that may have taken effect before a read ended. */
    private List<Integer> puts(int read, Value field, Value pair) {
        var puts = new ArrayList<Integer>();
        for (var put : elements.of(operations.keyNumber(read), field).adds) {
            if (operations.invokedIndex(put) < operations.completedIndex(read)
                    && operations.argument(put).equals(pair)) {
                puts.add(put);
            }
        }
        return puts;
    }

    /** A value must have been put. */
    void judgeByValues(int read) {
        for (var pair : Holder.parts(operations.result(read))) {
            var field = Holder.part(pair, 0);
            var isTried = !elements.of(operations.keyNumber(read), field).adds.isEmpty();
            if (isTried && puts(read, field, pair).isEmpty()) {
                report.strangeValue(read, pair);
            }
        }
    }

    /** What the node of a put replaced by a later one, it must not show in the end, and nor must the others. */
    void judgeFinal(int read) {
        for (var pair : Holder.parts(operations.result(read))) {
            var field = Holder.part(pair, 0);
            var puts = puts(read, field, pair);
            if (puts.size() == 1) {
                elements.of(operations.keyNumber(read), field).adds.stream()
                        .filter(later -> replaces(read, later, puts.getFirst()))
                        .findFirst()
                        .ifPresent(later -> report.outranked(read, puts.getFirst(), later));
            }
        }
    }

    private boolean replaces(int read, int later, int earlier) {
        return operations.outcome(later) == Outcome.OK
                && operations.outcome(earlier) == Outcome.OK
                && operations.node(later).equals(operations.node(earlier))
                && operations.completedIndex(earlier) < operations.invokedIndex(later)
                && operations.completedIndex(later) < operations.invokedIndex(read);
    }
}
