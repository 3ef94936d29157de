package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.results.report.Markup.Attribute;
import org.rashomon.results.report.Markup.Element;

/** Builds a table whose first cell in each row is the row's heading. Wide tables scroll within their own box. */
final class Table {

    private static final int CAPTION_LENGTH = 120;
    private static final String FIGURE = "figure";

    private final String caption;
    private final List<String> headings;
    private final List<List<Element>> cells = new ArrayList<>();
    private final List<Element> rows = new ArrayList<>();

    Table(String caption, List<String> headings) {
        this.caption = Escaping.clip(caption, CAPTION_LENGTH);
        this.headings = List.copyOf(headings);
    }

    Table(String caption, String... headings) {
        this(caption, List.of(headings));
    }

    static Element cell(String text) {
        return element("td", text);
    }

    /** A cell of figures, which stand right. */
    static Element figure(String text) {
        return element("td", text).styled(FIGURE);
    }

    /** A cell with text of the system under test. */
    static Element code(String text) {
        return element("td", element("code", text));
    }

    Table row(String heading, Element... cells) {
        return row("", heading, List.of(cells));
    }

    /** Adds a row in a style. */
    Table row(String style, String heading, List<Element> cells) {
        var all = new ArrayList<Element>();
        all.add(element("th", text(heading)).with("scope", "row"));
        all.addAll(cells);
        var row = element("tr", all);
        this.cells.add(all);
        rows.add(style.isEmpty() ? row : row.styled(style));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Element build() {
        var table = element(
                "table",
                element("caption", caption),
                element("thead", element("tr", headingCells())),
                element("tbody", rows));
        return element("div", table)
                .styled("scroll")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", caption);
    }

    /** Headings stand where the cells below them do. */
    private List<Element> headingCells() {
        var headingCells = new ArrayList<Element>();
        for (var column = 0; column < headings.size(); column++) {
            var heading = element("th", headings.get(column)).with("scope", "col");
            headingCells.add(holdsFigures(column) ? heading.styled(FIGURE) : heading);
        }
        return headingCells;
    }

    private boolean holdsFigures(int column) {
        return !cells.isEmpty()
                && column < cells.getFirst().size()
                && cells.getFirst().get(column).attributes().contains(new Attribute("class", FIGURE));
    }
}
