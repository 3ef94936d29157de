package org.rashomon.results;

import java.util.ArrayList;
import java.util.List;

/** Text of any origin, cut and cleaned so that it fits lines of a terminal. */
public final class TextLines {

    private static final String CUT = "...";

    private TextLines() {}

    /** The text on one line and without control characters, which a terminal might obey. */
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE) {
                plain.append(point == '\n' ? "\\n" : "\\u%04x".formatted(point));
            } else {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    /** The text, cut with three dots when it is longer than the columns. */
    public static String clip(String text, int columns) {
        if (text.length() <= columns) {
            return text;
        }
        var end = columns - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** The text broken between words into at most so many lines, never none; what remains is cut off. */
    public static List<String> wrap(String text, int columns, int atMost) {
        var lines = new ArrayList<String>();
        var rest = plain(text).strip();
        while (rest.length() > columns && lines.size() < atMost - 1) {
            var space = rest.lastIndexOf(' ', columns);
            var end = space <= 0 ? columns : space;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(clip(rest, columns));
        return lines;
    }
}
