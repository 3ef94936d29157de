package org.rashomon.referencedb.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Request;
import org.rashomon.referencedb.VersionVector;

/** The query of a request: what a client says about its session, and about the versions that it has read. */
final class Query {

    static final String AFTER = "after";
    static final String CONTEXT = "context";
    static final String PREFIX = "prefix";

    private static final Pattern DOT = Pattern.compile("([A-Za-z0-9._-]{1,64}):([0-9]{1,18})");

    private final Map<String, String> values = new TreeMap<>();

    /** Reads a query that may have these parameters. */
    Query(String raw, Set<String> known) {
        for (var part : raw.split("&", -1)) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (!part.isEmpty() && (equals < 0 || !known.contains(name))) {
                throw ApiException.badRequest("invalid-query", "unknown parameter in \"" + part + "\"");
            }
            if (equals > 0) {
                values.put(name, KeyText.parameter(part.substring(equals + 1)));
            }
        }
    }

    /** A parameter; empty text if it is absent. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** A whole number; 0 if it is absent. */
    long number(String name) {
        try {
            return values.containsKey(name) ? Long.parseLong(text(name)) : 0;
        } catch (NumberFormatException malformed) {
            throw ApiException.badRequest("invalid-query", "\"%s\" must be a whole number".formatted(name));
        }
    }

    /** The request as the client's session has it. */
    Request inSession(Request request) {
        if (text(AFTER).isEmpty()) {
            return request;
        }
        var entries = new TreeMap<String, Long>();
        dots(AFTER).forEach(dot -> entries.merge(dot.origin(), dot.sequence(), Math::max));
        return new Request.After(VersionVector.of(entries), request);
    }

    /** The versions that the client says it has read. */
    Basis basis() {
        return Optional.ofNullable(values.get(CONTEXT))
                .<Basis>map(given -> new Basis.Read(dots(CONTEXT)))
                .orElseGet(Basis.Unsaid::new);
    }

    private List<Dot> dots(String name) {
        var dots = new ArrayList<Dot>();
        for (var part : text(name).split(",", -1)) {
            var matcher = DOT.matcher(part);
            if (matcher.matches() && Long.parseLong(matcher.group(2)) > 0) {
                dots.add(new Dot(matcher.group(1), Long.parseLong(matcher.group(2))));
            } else if (!part.isEmpty()) {
                throw ApiException.badRequest(
                        "invalid-query", "\"%s\" must read like n1:5,n2:3; was \"%s\"".formatted(name, text(name)));
            }
        }
        return dots;
    }
}
