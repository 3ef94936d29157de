package org.rashomon.referencedb.strategies;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts texts of JSON together. */
final class Json {

    private static final int FIRST_PRINTABLE = 0x20;

    private Json() {}

    static String array(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }

    static String string(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < FIRST_PRINTABLE) {
                json.append("\\u%04x".formatted((int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }
}
