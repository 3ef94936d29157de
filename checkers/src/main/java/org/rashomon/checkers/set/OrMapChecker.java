package org.rashomon.checkers.set;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * A map of observed-remove fields with registers in them (Riak's map, Brown and others, PaPEC 2014): a field is there
 * exactly if its replica had applied a put of it that no applied remove had seen and no later put of the field
 * replaced, and it shows the one of those that is ranked highest. So a put wins over a concurrent remove, and a put of
 * one field leaves the others alone.
 *
 * <p>Where answers tell nothing, fields are judged as {@link OrSetChecker} judges elements; a value must have been
 * put, and must not be one that a later put of the same node replaced.
 *
 * <p>Sound; complete where answers tell vectors and no outcome is unknown. Linear in the operations and in what was
 * read.
 */
public final class OrMapChecker implements LinearChecker {

    @Override
    public String name() {
        return "or-map";
    }

    @Override
    public String description() {
        return "Every read of a map holds the fields of those puts that no remove had seen, with the latest values.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new ElementAudit(history, name(), Holder.MAP, findings).run();
    }
}
