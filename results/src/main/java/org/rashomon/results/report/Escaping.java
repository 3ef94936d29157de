package org.rashomon.results.report;

import org.rashomon.results.report.data.VisibleText;

/**
 * Makes text of any origin harmless and visible. Besides the characters of HTML, everything that is not seen or that
 * changes how its surroundings are seen (controls, bidirectional marks, zero widths, halves of pairs) is written as an
 * escape. Text that goes between tags is cut when it is very long, so that no value can bloat a report.
 */
final class Escaping {

    private static final int ROOMY = 1000;
    private static final int CRAMPED = 32;
    private static final int DOCUMENT_ROOM = 250_000;

    private Escaping() {}

    static void escape(String text, StringBuilder to) {
        text.codePoints().forEach(point -> escape(point, to));
    }

    /**
     * Escapes text of a length that nobody vouches for, at most {@value #ROOMY} characters of it, and only a few once
     * the document has used up its room.
     */
    static void escapeBounded(String text, StringBuilder to) {
        var start = to.length();
        var limit = start < DOCUMENT_ROOM ? ROOMY : CRAMPED;
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (to.length() - start >= limit) {
                to.append("… (").append(text.length()).append(" characters)");
                return;
            }
            escape(text.codePointAt(at), to);
        }
    }

    /** The text cut to a length that fits a table or a label. */
    static String clip(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }

    private static void escape(int point, StringBuilder to) {
        switch (point) {
            case '&' -> to.append("&amp;");
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '"' -> to.append("&quot;");
            case '\'' -> to.append("&#39;");
            case '\n', '\t' -> to.appendCodePoint(point);
            default -> VisibleText.append(point, to);
        }
    }
}
