package org.rashomon.results.report.data;

import java.util.HexFormat;

/** Text of any origin made fit for reading: cut to a length, and with escapes for what would not be seen. */
public final class VisibleText {

    private VisibleText() {}

    /** The text with at most so many characters of it; it says how many there were. */
    public static String of(String text, int length) {
        if (text.length() <= length && text.codePoints().noneMatch(VisibleText::isUnseen)) {
            return text;
        }
        var visible = new StringBuilder();
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (visible.length() >= length) {
                return visible.append("… (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
            }
            append(text.codePointAt(at), visible);
        }
        return visible.toString();
    }

    /** Appends a character, or its escape when it would not be seen. */
    public static void append(int point, StringBuilder to) {
        if (isUnseen(point)) {
            to.append("\\u").append(HexFormat.of().toHexDigits(point, point > 0xffff ? 6 : 4));
        } else {
            to.appendCodePoint(point);
        }
    }

    /** Controls, bidirectional marks, zero widths, halves of pairs: what is not seen, or changes how the rest is. */
    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
