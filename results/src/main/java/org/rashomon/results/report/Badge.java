package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import org.rashomon.results.Conclusion;
import org.rashomon.results.report.Markup.Element;

/** A conclusion as a word with a sign, so that its color is never needed. */
final class Badge {

    private Badge() {}

    static Element of(Conclusion conclusion) {
        return element("span", sign(conclusion) + " " + conclusion.word()).styled("badge " + conclusion.label());
    }

    /** Whether something was as it should be. */
    static Element of(String word, Conclusion conclusion) {
        return element("span", sign(conclusion) + " " + word).styled("badge " + conclusion.label());
    }

    static String sign(Conclusion conclusion) {
        return switch (conclusion) {
            case VALID -> "✓";
            case INVALID -> "✗";
            case UNDECIDED -> "?";
            case VACUOUS -> "∅";
            case BROKEN -> "!";
        };
    }
}
