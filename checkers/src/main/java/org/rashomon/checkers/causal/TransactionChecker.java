package org.rashomon.checkers.causal;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;

/** A checker that judges transactions of several operations as well as single operations. */
public interface TransactionChecker extends Checker {

    /** Judges transactions. */
    CheckResult check(TransactionHistory history);
}
