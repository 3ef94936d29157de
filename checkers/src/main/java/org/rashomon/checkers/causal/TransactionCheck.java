package org.rashomon.checkers.causal;

import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.History;

/** Runs one judge of transaction histories within its budget. */
record TransactionCheck(String name, Budget budget, Judge judge) {

    /** What has been established so far, in the facts of a check that is under way. */
    static final String ESTABLISHED = "established";

    /** Judges a history; what it finds goes to the findings, what is worth showing to the facts. */
    interface Judge {
        void judge(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter);
    }

    CheckResult check(History history, Shape shape) {
        var findings = new Findings();
        var strategy = Contract.of(history.info()).strategy();
        if (strategy.isPresent() && !showsWhatWasWritten(strategy.get())) {
            findings.doubt(("under %s a read shows more, or other, than one written value, so that values do not tell"
                            + " what was seen")
                    .formatted(strategy.get().label()));
            return findings.result(name, new TreeMap<>());
        }
        var converted = RegisterTransactions.of(history, shape);
        converted.doubts().forEach(findings::doubt);
        return check(converted.transactions(), findings);
    }

    /** Whether a read shows one value that a client wrote. */
    static boolean showsWhatWasWritten(Strategy strategy) {
        return strategy.dataType() == DataType.REGISTER
                && switch (strategy.resolution()) {
                    case LAST_WRITE_WINS, HIGHEST_RANK, MAXIMUM, PREVENT -> true;
                    case SIBLINGS, MERGE, HANDLER, COMMUTE -> false;
                };
    }

    CheckResult check(TransactionHistory history, Findings findings) {
        var facts = new TreeMap<String, String>();
        facts.put("transactions", Integer.toString(history.size()));
        facts.put("sessions", Integer.toString(history.sessions()));
        facts.put("keys", Integer.toString(history.keys()));
        facts.put(ESTABLISHED, "nothing");
        try {
            judge.judge(history, findings, facts, new Meter(budget));
        } catch (OutOfBudgetException ended) {
            findings.doubt("%s; established so far: %s".formatted(ended.getMessage(), facts.get(ESTABLISHED)));
        }
        return findings.result(name, facts);
    }
}
