package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.checkers.causal.TransactionHistory.Kind;

/** For every read the write of another transaction that it returned. */
final class Sources {

    /** Stands for a read that says nothing about other transactions. */
    static final int NONE = -1;
    /** Stands for the initial value. */
    static final int INITIAL = -2;

    private final TransactionHistory history;
    private final WriteIndex writes;
    private final int[] sourceOf;
    private final int[] transactionOf;
    private final BitSet finalWrites = new BitSet();
    private final BitSet parts = new BitSet();
    private final IntList unresolved = new IntList();
    private final List<ReadProblem> problems = new ArrayList<>();
    private final int[] ownWrite;
    private long ambiguousReads;

    Sources(TransactionHistory history) {
        this.history = history;
        this.writes = new WriteIndex(history);
        this.sourceOf = new int[history.operations()];
        this.transactionOf = new int[history.operations()];
        this.ownWrite = new int[history.keys()];
        Arrays.fill(sourceOf, NONE);
        Arrays.fill(ownWrite, NONE);
        for (var transaction = 0; transaction < history.size(); transaction++) {
            enter(transaction);
        }
        for (var transaction = 0; transaction < history.size(); transaction++) {
            if (history.fate(transaction) == Fate.COMMITTED) {
                resolve(transaction);
            }
        }
        // A transaction of unknown outcome that was read has taken effect, so what it read counts, too.
        for (var i = 0; i < unresolved.size(); i++) {
            resolve(unresolved.get(i));
        }
    }

    /** The write that a read returned: an operation, {@link #INITIAL} or {@link #NONE}. */
    int of(int operation) {
        return sourceOf[operation];
    }

    int transactionOf(int operation) {
        return transactionOf[operation];
    }

    /** Whether a write is the last of its transaction to that key, so that others may see it. */
    boolean isFinalWrite(int operation) {
        return finalWrites.get(operation);
    }

    /** Whether the transaction took effect for certain: it committed, or it was read. */
    boolean isPart(int transaction) {
        return parts.get(transaction);
    }

    List<ReadProblem> problems() {
        return problems;
    }

    /** How many reads returned a value that several transactions may have written. */
    long ambiguousReads() {
        return ambiguousReads;
    }

    /** The values written more than once, each by an operation that wrote it. */
    IntList repeatedWrites() {
        return writes.repeated();
    }

    private void enter(int transaction) {
        for (var at = history.endOperation(transaction) - 1; at >= history.firstOperation(transaction); at--) {
            transactionOf[at] = transaction;
            var key = history.key(at);
            if (history.kind(at) == Kind.WRITE && ownWrite[key] == NONE) {
                finalWrites.set(at);
                ownWrite[key] = at;
            }
        }
        forgetOwnWrites(transaction);
        if (history.fate(transaction) == Fate.COMMITTED) {
            parts.set(transaction);
        }
    }

    private void resolve(int transaction) {
        for (var at = history.firstOperation(transaction); at < history.endOperation(transaction); at++) {
            switch (history.kind(at)) {
                case WRITE -> ownWrite[history.key(at)] = at;
                case INITIAL_READ -> resolveInitial(transaction, at);
                case READ -> resolveRead(transaction, at);
            }
        }
        forgetOwnWrites(transaction);
    }

    private void forgetOwnWrites(int transaction) {
        for (var at = history.firstOperation(transaction); at < history.endOperation(transaction); at++) {
            ownWrite[history.key(at)] = NONE;
        }
    }

    private void resolveInitial(int transaction, int read) {
        var own = ownWrite[history.key(read)];
        if (own == NONE) {
            sourceOf[read] = INITIAL;
        } else {
            problems.add(new ReadProblem(ReadProblem.Kind.NOT_OWN_WRITE, read, transaction, transaction));
        }
    }

    private void resolveRead(int transaction, int read) {
        var write = writes.find(history.key(read), history.value(read));
        var own = ownWrite[history.key(read)];
        if (own != NONE && history.value(own) == history.value(read)) {
            return;
        }
        if (write != WriteIndex.NONE && writes.isAmbiguous(write)) {
            ambiguousReads++;
            return;
        }
        var writer = write == WriteIndex.NONE ? NONE : transactionOf[write];
        if (own != NONE) {
            problems.add(new ReadProblem(ReadProblem.Kind.NOT_OWN_WRITE, read, transaction, writer));
        } else if (writer == NONE || !history.origin().mayBeSeen(writer, transaction)) {
            problems.add(new ReadProblem(ReadProblem.Kind.THIN_AIR, read, transaction, NONE));
        } else if (history.fate(writer) == Fate.ABORTED) {
            problems.add(new ReadProblem(ReadProblem.Kind.ABORTED, read, transaction, writer));
        } else if (writer == transaction) {
            problems.add(new ReadProblem(ReadProblem.Kind.FUTURE, read, transaction, writer));
        } else {
            take(transaction, read, write);
        }
    }

    private void take(int transaction, int read, int write) {
        var writer = transactionOf[write];
        if (!parts.get(writer)) {
            parts.set(writer);
            unresolved.add(writer);
        }
        if (finalWrites.get(write)) {
            sourceOf[read] = write;
        } else {
            problems.add(new ReadProblem(ReadProblem.Kind.INTERMEDIATE, read, transaction, writer));
        }
    }
}
