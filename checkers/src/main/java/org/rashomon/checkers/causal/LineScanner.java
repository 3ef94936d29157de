package org.rashomon.checkers.causal;

/** Reads the words and numbers of one line of a transaction history, and knows where each stands. */
public final class LineScanner {

    private static final int MOST_DIGITS = 18;

    private final String source;
    private final int line;
    private final String text;
    private int at;

    /**
     * Begins at the first column.
     *
     * @param source names the text, usually a file
     * @param line counts from 1
     */
    public LineScanner(String source, int line, String text) {
        this.source = source;
        this.line = line;
        this.text = text;
    }

    /** Passes over blanks; whether nothing is left then. */
    public boolean isAtEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    /**
     * The letter that must come next and say whether an operation reads or writes.
     *
     * @throws UnreadableTransactionsException if it is neither {@code r} nor {@code w}
     */
    public char readOrWrite() {
        if (isAtEnd() || "rw".indexOf(text.charAt(at)) < 0) {
            throw problem("an operation begins with r or w, not " + rest());
        }
        return text.charAt(at++);
    }

    /**
     * Passes over the character that must come next.
     *
     * @throws UnreadableTransactionsException if another one comes
     */
    public void expect(char wanted) {
        if (isAtEnd() || text.charAt(at) != wanted) {
            throw problem("here must stand '%c', not %s".formatted(wanted, rest()));
        }
        at++;
    }

    /**
     * The whole number that must come next.
     *
     * @throws UnreadableTransactionsException if none comes, or one of more than 18 digits
     */
    public long number() {
        var blank = isAtEnd();
        var start = at;
        if (!blank && text.charAt(at) == '-') {
            at++;
        }
        var digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits || at - digits > MOST_DIGITS) {
            at = start;
            throw problem("here must stand a whole number of at most 18 digits, not " + rest());
        }
        return Long.parseLong(text, start, at, 10);
    }

    /**
     * A whole number that must come next and not be large.
     *
     * @throws UnreadableTransactionsException if it does not
     */
    public int smallNumber() {
        isAtEnd();
        var start = at;
        var number = number();
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            at = start;
            throw problem("here must stand a number of 32 bits, not " + rest());
        }
        return (int) number;
    }

    /**
     * Nothing may come any more.
     *
     * @throws UnreadableTransactionsException if something does
     */
    public void end() {
        if (!isAtEnd()) {
            throw problem("the line must end here, not go on with " + rest());
        }
    }

    /** The exception for a problem at the present place. */
    public UnreadableTransactionsException problem(String problem) {
        return new UnreadableTransactionsException(source, line, at + 1, problem);
    }

    private String rest() {
        return at >= text.length()
                ? "the end of the line"
                : "'" + text.substring(at, Math.min(at + 20, text.length())) + "'";
    }
}
