package org.rashomon.checkers.formats.plume;

import java.util.HashSet;
import java.util.Set;
import org.rashomon.checkers.causal.LineScanner;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.checkers.causal.TransactionHistoryBuilder;
import org.rashomon.checkers.causal.UnreadableTransactionsException;

/**
 * A history with one operation a line, {@code r(key,value,session,transaction)} or
 * {@code w(key,value,session,transaction)}. Value 0 is the initial one. Operations with transaction -1 were aborted.
 * Operations of one transaction stand together; transactions of a session stand in session order.
 */
public final class PlumeText {

    private static final int ABORTED = -1;
    private static final int INITIAL = 0;

    private final String source;
    private final TransactionHistoryBuilder builder = new TransactionHistoryBuilder();
    private final Set<Long> ended = new HashSet<>();
    private int open = Integer.MIN_VALUE;
    private int openSession;
    private boolean empty = true;

    private PlumeText(String source) {
        this.source = source;
    }

    /**
     * Reads a text.
     *
     * @param source names the text in messages, usually a file
     * @throws UnreadableTransactionsException if it is not of this format
     */
    public static TransactionHistory parse(String source, String text) {
        return new PlumeText(source).read(text);
    }

    private TransactionHistory read(String text) {
        var number = 0;
        for (var lines = text.lines().iterator(); lines.hasNext(); ) {
            var scanner = new LineScanner(source, ++number, lines.next());
            if (!scanner.isAtEnd()) {
                readOperation(scanner);
            }
        }
        if (empty) {
            throw new UnreadableTransactionsException(source, 1, 1, "this text holds no operation");
        }
        return builder.build();
    }

    private void readOperation(LineScanner scanner) {
        empty = false;
        var verb = scanner.readOrWrite();
        scanner.expect('(');
        var key = builder.key(Long.toString(scanner.number()));
        scanner.expect(',');
        var value = scanner.number();
        if (verb == 'w' && value == INITIAL) {
            throw scanner.problem("value 0 is the initial one, which no transaction writes");
        }
        scanner.expect(',');
        var session = scanner.smallNumber();
        scanner.expect(',');
        var transaction = scanner.smallNumber();
        scanner.expect(')');
        scanner.end();
        begin(scanner, session, transaction);
        if (verb == 'w') {
            builder.write(key, value);
        } else if (value == INITIAL) {
            builder.readInitial(key);
        } else {
            builder.read(key, value);
        }
    }

    private void begin(LineScanner scanner, int session, int transaction) {
        if (transaction == open && session == openSession && transaction != ABORTED) {
            return;
        }
        // Sessions may take turns in the file, but the operations of one transaction stand together.
        var name = (long) session << Integer.SIZE | (transaction & 0xFFFFFFFFL);
        if (transaction != ABORTED && !ended.add(name)) {
            throw scanner.problem("transaction %d of session %d had ended before".formatted(transaction, session));
        }
        open = transaction;
        openSession = session;
        builder.begin(session, transaction == ABORTED ? Fate.ABORTED : Fate.COMMITTED);
    }
}
