package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.List;
import org.rashomon.results.report.Markup.Element;

/** What the sections of the report have in common. */
final class Section {

    private Section() {}

    static Element of(String id, String title, Markup... content) {
        return element("section", element("h2", text(title)), Markup.fragment(content))
                .with("id", id);
    }

    /** A remark in small print. */
    static Element note(String text) {
        return element("p", text).styled("note");
    }

    /** Says that a list was cut, if it was. */
    static Markup cut(long shown, long all, String what) {
        return shown < all
                ? note("%s of %s %s are shown.".formatted(Units.count(shown), Units.count(all), what))
                : Markup.nothing();
    }

    /** Something that is unfolded on demand. */
    static Element folded(String summary, List<? extends Markup> content) {
        return element("details", element("summary", summary), element("div", content));
    }
}
