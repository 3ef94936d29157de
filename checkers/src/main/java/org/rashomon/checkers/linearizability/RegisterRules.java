package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * What may be left out of a proof about a register: reads, and writes of values that no operation kept looks for. In
 * a linearization of everything such a write can be struck out, because until the next write only operations that
 * were left out saw it.
 *
 * @param model a register
 * @param verifier on whose behalf it looks
 */
record RegisterRules<S>(Model<S> model, CertificateVerifier<S> verifier) {

    /** A value that nobody looks for. */
    private static final Value SOMETHING_ELSE = Value.of(List.of(Value.of("a value that no operation looks for")));

    /** Whether a model is a register that starts out empty. */
    static boolean fit(Model<?> model) {
        return model instanceof Register && model.initial().equals(Value.NONE);
    }

    /** Whether every write that could explain what a kept operation saw was kept. */
    boolean isWholeEnough(Impossibility certificate, BitSet kept) {
        var observed = observed(certificate);
        var operations = verifier.operations();
        for (var row = 0; row < operations.size(); row++) {
            var couldHelp = !kept.get(row)
                    && operations.outcome(row) != Outcome.FAIL
                    && operations.invokedIndex(row) <= certificate.toIndex()
                    && verifier.returned(row) >= certificate.fromIndex()
                    && verifier.isAlike(row, certificate.rows().getFirst());
            if (couldHelp && written(row).filter(observed::contains).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Every state in which a kept operation sees what it looks for, if it can be the state then, and one other. */
    List<S> starts(Impossibility certificate) {
        var starts = new ArrayList<S>();
        starts.add(stateOf(SOMETHING_ELSE));
        for (var value : observed(certificate)) {
            if (value.equals(Value.NONE) ? mayStillBeEmpty(certificate) : true) {
                starts.add(stateOf(value));
            }
        }
        return starts;
    }

    private S stateOf(Value value) {
        var write = new Call(Function.WRITE, value, Value.NONE, Outcome.INFO);
        return model.step(model.initial(), write).orElseThrow();
    }

    private boolean mayStillBeEmpty(Impossibility certificate) {
        var operations = verifier.operations();
        var changed = false;
        for (var row = 0; row < operations.size(); row++) {
            var before = operations.outcome(row) != Outcome.FAIL
                    && operations.invokedIndex(row) < certificate.fromIndex()
                    && verifier.isAlike(row, certificate.rows().getFirst());
            var value = before ? written(row) : Optional.<Value>empty();
            if (value.filter(Value.NONE::equals).isPresent()) {
                return true;
            }
            changed |= value.isPresent() && verifier.returned(row) < certificate.fromIndex();
        }
        return !changed;
    }

    private Set<Value> observed(Impossibility certificate) {
        var observed = new HashSet<Value>();
        for (int row : certificate.rows()) {
            var call = verifier.call(row);
            if (call.function().equals(Function.READ) && call.isAnswered()) {
                observed.add(call.result());
            } else if (call.function().equals(Function.COMPARE_AND_SET)) {
                observed.add(side(call, 0));
            }
        }
        return observed;
    }

    private Optional<Value> written(int row) {
        var call = verifier.call(row);
        return switch (call.function().name()) {
            case "write" -> Optional.of(call.argument());
            case "delete" -> Optional.of(Value.NONE);
            case "cas" -> Optional.of(side(call, 1)).filter(value -> !value.equals(side(call, 0)));
            default -> Optional.empty();
        };
    }

    private static Value side(Call call, int index) {
        return call.argument() instanceof Value.Sequence(var sides) ? sides.get(index) : Value.NONE;
    }
}
