package org.rashomon.checkers.formats.awdit;

import org.rashomon.checkers.causal.LineScanner;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.checkers.causal.TransactionHistoryBuilder;
import org.rashomon.checkers.causal.UnreadableTransactionsException;

/**
 * A history with one operation a line, {@code r key value} or {@code w key value}; a line of dashes ends a transaction,
 * a line of equal signs ends a session. Every value read, the initial ones too, is written by a transaction.
 */
public final class AwditText {

    private final String source;
    private final TransactionHistoryBuilder builder = new TransactionHistoryBuilder();
    private int session;
    private boolean inTransaction;
    private boolean empty = true;

    private AwditText(String source) {
        this.source = source;
    }

    /**
     * Reads a text.
     *
     * @param source names the text in messages, usually a file
     * @throws UnreadableTransactionsException if it is not of this format
     */
    public static TransactionHistory parse(String source, String text) {
        return new AwditText(source).read(text);
    }

    private TransactionHistory read(String text) {
        var number = 0;
        for (var lines = text.lines().iterator(); lines.hasNext(); ) {
            var line = lines.next();
            readLine(new LineScanner(source, ++number, line), line.strip());
        }
        if (empty) {
            throw new UnreadableTransactionsException(source, 1, 1, "this text holds no operation");
        }
        return builder.build();
    }

    private void readLine(LineScanner scanner, String line) {
        if (line.isEmpty()) {
            return;
        }
        if (isRuleOf(line, '-')) {
            inTransaction = false;
        } else if (isRuleOf(line, '=')) {
            inTransaction = false;
            session++;
        } else {
            readOperation(scanner);
        }
    }

    private static boolean isRuleOf(String line, char mark) {
        return line.chars().allMatch(each -> each == mark);
    }

    private void readOperation(LineScanner scanner) {
        empty = false;
        if (!inTransaction) {
            builder.begin(session, Fate.COMMITTED);
            inTransaction = true;
        }
        var verb = scanner.readOrWrite();
        var key = builder.key(Long.toString(scanner.number()));
        var value = scanner.number();
        scanner.end();
        if (verb == 'w') {
            builder.write(key, value);
        } else {
            builder.read(key, value);
        }
    }
}
