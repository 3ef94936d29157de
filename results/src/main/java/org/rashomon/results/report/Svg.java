package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Units.coordinate;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.results.report.Markup.Element;

/** Draws an inline picture. Its text is real text, and its colors come from the report's style sheet. */
final class Svg {

    /** What a character of a label is reckoned to be wide. */
    static final double CHARACTER = 6.7;

    /** What every picture leaves free beside its axis. */
    private static final double MARGIN = 10;

    private final List<Element> shapes = new ArrayList<>();

    /** A rectangle in the picture. */
    record Box(double x, double y, double width, double height) {}

    Svg rectangle(String style, Box box) {
        return rectangle(style, box, "");
    }

    /** A rectangle that tells more when pointed at. */
    Svg rectangle(String style, Box box, String title) {
        var children = title.isEmpty() ? List.<Element>of() : List.of(element("title", title));
        shapes.add(element("rect", children)
                .styled(style)
                .with("x", coordinate(box.x))
                .with("y", coordinate(box.y))
                .with("width", coordinate(box.width))
                .with("height", coordinate(box.height)));
        return this;
    }

    Svg text(String style, double x, double y, String text) {
        shapes.add(element("text", text).styled(style).with("x", coordinate(x)).with("y", coordinate(y)));
        return this;
    }

    Svg path(String style, String commands) {
        shapes.add(element("path").styled(style).with("d", commands));
        return this;
    }

    /** A vertical line. */
    Svg rule(String style, double x, double top, double bottom) {
        return path(style, "M%s %sV%s".formatted(coordinate(x), coordinate(top), coordinate(bottom)));
    }

    /** A horizontal line. */
    Svg level(String style, double y, double left, double right) {
        return path(style, "M%s %sH%s".formatted(coordinate(left), coordinate(y), coordinate(right)));
    }

    /** A time axis below a picture that reaches from the top to the bottom. */
    Svg axis(TimeAxis axis, double top, double bottom) {
        for (var tick : axis.ticks()) {
            rule("grid", tick.x(), top, bottom);
            var overhangs = tick.x() + tick.label().length() * CHARACTER / 2 > axis.right() + MARGIN;
            text(
                    overhangs ? "tick ends" : "tick",
                    overhangs ? axis.right() + MARGIN : tick.x(),
                    bottom + 14,
                    tick.label());
        }
        return this;
    }

    /** The picture in a box of its own, which scrolls where the page is narrow. */
    Element build(double width, double height, String description) {
        var picture = element("svg", shapes)
                .with("viewBox", "0 0 %s %s".formatted(coordinate(width), coordinate(height)))
                .with("role", "img")
                .with("aria-label", description);
        return element("div", picture)
                .styled("scroll picture")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", description);
    }
}
