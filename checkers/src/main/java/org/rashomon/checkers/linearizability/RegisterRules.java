package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Function;
import org.rashomon.history.OperationBatch;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * What may be left out of a proof about a register: reads, and writes of values that no operation kept looks for. In
 * a linearization of everything such a write can be struck out, because until the next write only operations that
 * were left out saw it.
 *
 * <p>Goes once through the whole history, by cells; for the verifier.
 */
final class RegisterRules<S> {

    /** A value that nobody looks for. */
    private static final Value SOMETHING_ELSE = Value.of(List.of(Value.of("a value that no operation looks for")));

    private final Model<S> model;
    private final Operations operations;
    private final Impossibility certificate;
    private final int key;
    /** The cells that kept operations look for, ascending, and whether somebody began to write each before. */
    private final long[] observed;

    private final boolean[] writtenBefore;
    private boolean changedBefore;
    private boolean isWholeEnough = true;

    RegisterRules(Model<S> model, Operations operations, Impossibility certificate) {
        this.model = model;
        this.operations = operations;
        this.certificate = certificate;
        key = operations.keyNumber(certificate.rows().getFirst());
        observed = certificate.rows().stream()
                .flatMapToLong(this::observed)
                .sorted()
                .distinct()
                .toArray();
        writtenBefore = new boolean[observed.length];
        for (var batch = operations.batch(); observed.length > 0 && batch.next(); ) {
            for (var at = 0; at < batch.size(); at++) {
                if (batch.key(at) == key && !batch.isFailed(at)) {
                    consider(batch, at);
                }
            }
        }
    }

    /** Whether a model is a register, which starts out empty. */
    static boolean fit(Model<?> model) {
        return model instanceof Register;
    }

    /** Whether every write that could explain what a kept operation saw was kept. */
    boolean isWholeEnough() {
        return isWholeEnough;
    }

    /**
     * Every state in which a kept operation sees what it looks for, if it can be the state when the window opens, and
     * one other. A value can be the state only if somebody began to write it before; nothing, besides, as long as
     * nobody surely wrote.
     */
    List<S> starts() {
        if (certificate.fromIndex() < 1) {
            return List.of(model.initial());
        }
        var starts = new ArrayList<S>();
        starts.add(stateOf(SOMETHING_ELSE));
        for (var i = 0; i < observed.length; i++) {
            if (writtenBefore[i] || (observed[i] == Operations.NO_VALUE && !changedBefore)) {
                starts.add(stateOf(operations.value(observed[i])));
            }
        }
        return starts;
    }

    private void consider(OperationBatch batch, int at) {
        var argument = batch.argument(at);
        var written = Operations.isPair(argument) ? operations.secondOf(argument) : argument;
        var mayMatter = !changedBefore || (written >= observed[0] && written <= observed[observed.length - 1]);
        if (mayMatter && isChange(batch, at)) {
            var returned = batch.isOk(at) ? batch.completed(at) : Operations.NEVER;
            changedBefore |= returned < certificate.fromIndex();
            consider(batch, at, Arrays.binarySearch(observed, written));
        }
    }

    private void consider(OperationBatch batch, int at, int place) {
        if (place >= 0) {
            var begun = batch.invoked(at);
            var returned = batch.isOk(at) ? batch.completed(at) : Operations.NEVER;
            var isUnderWay = begun <= certificate.toIndex() && returned >= certificate.fromIndex();
            writtenBefore[place] |= begun < certificate.fromIndex();
            isWholeEnough &= !isUnderWay || certificate.rows().contains(batch.first() + at);
        }
    }

    private boolean isChange(OperationBatch batch, int at) {
        var function = operations.functions().get(batch.function(at));
        var argument = batch.argument(at);
        return function.equals(Function.COMPARE_AND_SET)
                ? operations.firstOf(argument) != operations.secondOf(argument)
                : !function.equals(Function.READ);
    }

    private LongStream observed(int row) {
        var function = operations.function(row);
        if (function.equals(Function.READ) && operations.outcome(row) == Outcome.OK) {
            return LongStream.of(operations.resultCell(row));
        }
        return function.equals(Function.COMPARE_AND_SET)
                ? LongStream.of(operations.firstOf(operations.argumentCell(row)))
                : LongStream.empty();
    }

    private S stateOf(Value value) {
        var write = new Call(Function.WRITE, value, Value.NONE, Outcome.INFO);
        return model.step(model.initial(), write).orElseThrow();
    }
}
