package org.rashomon.results.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report's own style sheet and script, which lie beside the classes as readable files. */
final class Resources {

    private static final String FOLDER = "/org/rashomon/results/";
    private static final String MAIN = "main";
    /** The script is the concatenation of these, in this order, in one scope of its own; then {@link #MAIN}. */
    private static final List<String> SCRIPTS = List.of(
            "data",
            "dom",
            "format",
            "model",
            "view",
            "colors",
            "lanes",
            "pixels",
            "shapes",
            "faults",
            "replicas",
            "messages",
            "diagram",
            "gestures",
            "tour",
            "causality",
            "charts",
            "density",
            "series",
            "details",
            "versions",
            "values",
            "keys",
            "topology",
            "filter",
            "history",
            "cards");

    private Resources() {}

    static String styleSheet() {
        return text("report.css") + text("report/workbench.css");
    }

    static Markup.Script script() {
        return script(Stream.of());
    }

    /** The script of a page that its server completes. */
    static Markup.Script servedScript() {
        return script(Stream.of("tiles"));
    }

    private static Markup.Script script(Stream<String> more) {
        return new Markup.Script(Stream.of(SCRIPTS.stream(), more, Stream.of(MAIN))
                .flatMap(names -> names)
                .map(name -> text("report/scripts/" + name + ".js"))
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();")));
    }

    static Markup.Script liveScript() {
        return new Markup.Script("'use strict';\n" + text("report/scripts/live.js"));
    }

    /** The source expression by which a policy allows exactly this text. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(String name) {
        try (var resource = Resources.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new IllegalStateException("the build lacks the resource " + FOLDER + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
