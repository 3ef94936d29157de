package org.rashomon.checkers.causal;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.History;

/**
 * Whether transactions of registers are in a consistency model, whatever anybody promised; without words for what
 * refutes it, where other checkers have those.
 *
 * @param history the transactions
 * @param doubts what of the recording could not be turned into transactions
 * @param budget what each check may cost
 */
public record ModelChecks(TransactionHistory history, Findings doubts, Budget budget) {

    /** Larger histories are not looked at session by session. */
    private static final int TRANSACTIONS_MOST = 20_000;

    /** Of transactions as they are. */
    public static ModelChecks of(TransactionHistory history, Budget budget) {
        return new ModelChecks(history, new Findings(), budget);
    }

    /** Of the registers of a run. */
    public static ModelChecks of(History history, Budget budget) {
        var converted = RegisterTransactions.of(history, Shape.AS_RECORDED);
        var doubts = new Findings();
        converted.doubts().forEach(doubts::doubt);
        return new ModelChecks(converted.transactions(), doubts, budget);
    }

    /** Whether each read of the history shows one value that was written, as far as its contract tells. */
    public static boolean canRead(History history) {
        return Contract.of(history.info()).strategy().stream().allMatch(TransactionCheck::showsWhatWasWritten);
    }

    /** Whether something of the recording is not in the transactions, so that nothing can be said to hold. */
    public boolean isPartial() {
        return doubts.verdict() instanceof Verdict.Undecided;
    }

    /** Why it is partial; empty if it is not. */
    public String whatIsMissing() {
        return doubts.verdict() instanceof Verdict.Undecided(var reason) ? reason : "";
    }

    /**
     * PRAM (Lipton and Sandberg 1988): for each session one order of all writes, which respects what each session did
     * in its order, explains what that session read. It is causal memory of the history in which nobody else reads.
     */
    public Answer pram() {
        return history.size() > TRANSACTIONS_MOST ? Answer.UNKNOWN : answer(this::isPram);
    }

    /**
     * A guarantee that each session has of what it reads, whatever others read: some order of all writes, of its own,
     * explains its reads. That is what PRAM implies. Writes-follow-reads is about what others read, and so is judged by
     * one order for all.
     */
    public Answer guarantee(SessionGuarantee guarantee) {
        var forAll = Answer.of(SessionValueCheck.of(guarantee, budget).check(history));
        if (forAll != Answer.NO || guarantee == SessionGuarantee.WRITES_FOLLOW_READS) {
            return forAll;
        }
        return history.size() > TRANSACTIONS_MOST
                ? Answer.UNKNOWN
                : answer((findings, meter) -> isGivenToEach(guarantee, findings, meter));
    }

    private boolean isGivenToEach(SessionGuarantee guarantee, Findings findings, Meter meter) {
        for (var session = 0; session < history.sessions(); session++) {
            meter.look();
            var own = SessionReads.of(history, session);
            switch (Answer.of(SessionValueCheck.of(guarantee, budget).check(own))) {
                case NO -> {
                    return false;
                }
                case UNKNOWN -> findings.doubt("one of the sessions is undecided");
                case YES -> {}
            }
        }
        return true;
    }

    /** Sequential consistency (Lamport 1979); of transactions, serializability that respects sessions. */
    public Answer sequential() {
        return answer(this::isSequential);
    }

    /** What can be said. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN;

        /** What a checker's verdict says of its property. */
        public static Answer of(CheckResult result) {
            return switch (result.verdict()) {
                case Verdict.Valid valid -> YES;
                case Verdict.Invalid invalid -> NO;
                case Verdict.Undecided undecided -> UNKNOWN;
                case Verdict.Vacuous vacuous -> UNKNOWN;
                case Verdict.Broken broken -> UNKNOWN;
            };
        }
    }

    /** A question that may take too long. */
    private interface Question {
        boolean ask(Findings findings, Meter meter);
    }

    private Answer answer(Question question) {
        var findings = new Findings();
        try {
            var yes = question.ask(findings, new Meter(budget));
            if (!yes || findings.verdict() instanceof Verdict.Invalid) {
                return Answer.NO;
            }
            return isPartial() || findings.verdict() instanceof Verdict.Undecided ? Answer.UNKNOWN : Answer.YES;
        } catch (OutOfBudgetException ended) {
            return Answer.UNKNOWN;
        }
    }

    private boolean isPram(Findings findings, Meter meter) {
        for (var session = 0; session < history.sessions(); session++) {
            judgeSession(SessionReads.of(history, session), session, findings, meter);
            if (findings.verdict() instanceof Verdict.Invalid) {
                return false;
            }
        }
        return true;
    }

    private static void judgeSession(TransactionHistory own, int session, Findings findings, Meter meter) {
        var ground = Groundwork.lay(own, Groundwork.Problems.REPORTED, findings, meter);
        if (ground.isEmpty()) {
            return;
        }
        for (var transactions : ground.get().dependencies().transactionsOfLanes()) {
            var last = transactions.length - 1;
            if (last >= 0 && own.session(transactions[last]) == session) {
                new SessionView(ground.get(), transactions[last], meter).judge(findings);
            }
        }
    }

    private boolean isSequential(Findings findings, Meter meter) {
        var ground = Groundwork.lay(history, Groundwork.Problems.REPORTED, findings, meter);
        return ground.isPresent()
                && !(findings.verdict() instanceof Verdict.Invalid)
                && new Serialization(ground.get().dependencies(), meter).exists();
    }
}
