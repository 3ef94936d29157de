package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

/** The page that follows a run while it goes on. */
public final class Live {

    private Live() {}

    /**
     * The page. It listens to {@code /events}: lines of text, and {@code run}, {@code phase}, {@code fault},
     * {@code healed}, {@code working} and {@code verdict}, each with its facts as JSON.
     */
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
                                element("meta")
                                        .with("name", "viewport")
                                        .with("content", "width=device-width, initial-scale=1"),
                                element("title", "Rashomon: live"),
                                new Markup.StyleSheet(style)),
                        body(script))
                .with("lang", "en")
                .write(html);
        return html.append('\n').toString();
    }

    private static Markup body(Markup.Script script) {
        return element(
                "body",
                element(
                        "header",
                        element("p", "Rashomon, live").styled("kicker"),
                        element("h1", "A run is going on").with("id", "title"),
                        element("p").with("id", "state").with("role", "status").styled("reason")),
                element(
                        "main",
                        element("ol").with("id", "phases").styled("phases").with("aria-label", "Phases"),
                        element("dl").with("id", "figures").styled("figures"),
                        element("h2", "Operations a second, and faults"),
                        element("div").with("id", "picture").styled("picture"),
                        element("h2", "Faults in force"),
                        element("ul").with("id", "faults"),
                        element("h2", "What happened"),
                        element("pre").with("id", "lines").styled("lines").with("tabindex", "0")),
                script);
    }
}
