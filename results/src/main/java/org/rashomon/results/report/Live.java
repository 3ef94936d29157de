package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

/** The page that follows a run while it goes on. */
public final class Live {

    private Live() {}

    /** The page; it listens to {@code /events}, each of which is a line of text. */
    public static String page() {
        var script = Resources.liveScript();
        var style = Resources.styleSheet();
        var policy = "default-src 'none'; connect-src 'self'; script-src %s; style-src %s"
                .formatted(Resources.hash(script.text()), Resources.hash(style));
        var html = new StringBuilder("<!DOCTYPE html>\n");
        element(
                        "html",
                        element(
                                "head",
                                element("meta").with("charset", "utf-8"),
                                element("meta")
                                        .with("http-equiv", "Content-Security-Policy")
                                        .with("content", policy),
                                element("title", "Rashomon: live"),
                                new Markup.StyleSheet(style)),
                        element(
                                "body",
                                element("header", element("h1", "A run is going on")),
                                element("p").with("id", "state").with("role", "status"),
                                element("pre").with("id", "lines"),
                                script))
                .with("lang", "en")
                .write(html);
        return html.append('\n').toString();
    }
}
