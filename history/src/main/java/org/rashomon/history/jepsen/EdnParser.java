package org.rashomon.history.jepsen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.rashomon.history.jepsen.UnreadableHistoryException.Place;

/** Reads one piece of data after the other from a text. Tags are skipped, what they tag is kept. */
final class EdnParser {

    private static final String CLOSING = ")]}";
    private static final int MAX_DEPTH = 100;

    private final String source;
    private final String text;
    private int at;
    private int depth;

    /** The source is for messages. */
    EdnParser(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /** Whether there is more than blanks and comments. */
    boolean hasNext() {
        skipBlanks();
        return at < text.length();
    }

    /** Where the next piece begins, once {@link #hasNext} was asked. */
    int offset() {
        return at;
    }

    UnreadableHistoryException problem(int offset, String problem) {
        return new UnreadableHistoryException(source, placeOf(offset), problem);
    }

    Edn next() {
        if (!hasNext()) {
            throw problem(at, "the file ends in the middle of an operation");
        }
        if (++depth > MAX_DEPTH) {
            throw problem(at, "nested too deeply");
        }
        var read = switch (text.charAt(at)) {
            case '{' -> table();
            case '[' -> many(1, ']');
            case '(' -> many(1, ')');
            case '"' -> string();
            case '#' -> dispatch();
            case ')', ']', '}' -> throw problem(at, "unexpected '%s'".formatted(text.charAt(at)));
            default -> atom();
        };
        depth--;
        return read;
    }

    private Edn dispatch() {
        if (text.startsWith("#{", at)) {
            return many(2, '}');
        }
        at++;
        word();
        return next();
    }

    private Edn many(int opening, char close) {
        at += opening;
        return new Edn.Many(untilClosed(close));
    }

    private Edn table() {
        var start = at;
        at++;
        var parts = untilClosed('}');
        if (parts.size() % 2 != 0) {
            throw problem(start, "a map needs as many values as keys");
        }
        var entries = new HashMap<Edn, Edn>();
        for (var i = 0; i < parts.size(); i += 2) {
            entries.put(parts.get(i), parts.get(i + 1));
        }
        return new Edn.Table(entries);
    }

    private List<Edn> untilClosed(char close) {
        var values = new ArrayList<Edn>();
        while (true) {
            if (!hasNext()) {
                throw problem(at, "expected '%s' before the end of the file".formatted(close));
            }
            if (text.charAt(at) == close) {
                at++;
                return values;
            }
            values.add(next());
        }
    }

    private Edn string() {
        var start = at;
        var value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        if (at >= text.length()) {
            throw problem(start, "this string never ends");
        }
        at++;
        return new Edn.Text(value.toString());
    }

    private char escaped() {
        at++;
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"' -> '"';
            case '\\' -> '\\';
            default -> throw problem(at - 1, "unknown escape in a string");
        };
    }

    private Edn atom() {
        var start = at;
        var word = word();
        if (word.equals("nil")) {
            return new Edn.Nil();
        }
        if (word.matches("[+-]?\\d+[NM]?")) {
            return number(start, word.replaceAll("[NM]$", ""));
        }
        return new Edn.Name(word.startsWith(":") ? word.substring(1) : word);
    }

    private Edn number(int start, String digits) {
        try {
            return new Edn.Whole(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            throw problem(start, "the number %s does not fit 64 bits".formatted(digits));
        }
    }

    private String word() {
        var start = at;
        while (at < text.length()
                && !isBlank(text.charAt(at))
                && "\"{[(;".indexOf(text.charAt(at)) < 0
                && CLOSING.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ';')) {
            if (text.charAt(at) == ';') {
                var end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                at++;
            }
        }
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || letter == ',';
    }

    private Place placeOf(int offset) {
        var end = Math.min(offset, text.length());
        var line = (int) text.substring(0, end)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
        return new Place(line, end - text.lastIndexOf('\n', end - 1));
    }
}
