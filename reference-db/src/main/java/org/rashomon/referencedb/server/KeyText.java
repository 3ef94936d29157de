package org.rashomon.referencedb.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keys and prefixes as they stand in a URL: percent-encoded UTF-8. A plus sign is a plus sign. */
final class KeyText {

    private static final int LARGEST_KEY_BYTES = 512;

    private KeyText() {}

    /** The key that a path segment spells. */
    static String key(String segment) {
        return requireSize(decode(segment));
    }

    /** The key as it stands in a body. */
    static String required(String key) {
        return requireSize(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String requireSize(byte[] bytes) {
        if (bytes.length < 1 || bytes.length > LARGEST_KEY_BYTES) {
            throw ApiException.badRequest(
                    "invalid-key", "a key takes 1 to %d bytes, was %d".formatted(LARGEST_KEY_BYTES, bytes.length));
        }
        return text(bytes);
    }

    /** The text that a query parameter's value spells. */
    static String parameter(String encoded) {
        return text(decode(encoded));
    }

    private static byte[] decode(String encoded) {
        var bytes = new ByteArrayOutputStream();
        var at = 0;
        while (at < encoded.length()) {
            var letter = encoded.charAt(at);
            if (letter == '%') {
                bytes.write(octet(encoded, at + 1));
                at += 3;
            } else {
                bytes.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
                at++;
            }
        }
        return bytes.toByteArray();
    }

    private static int octet(String encoded, int at) {
        if (at + 2 > encoded.length()
                || !HexFormat.isHexDigit(encoded.charAt(at))
                || !HexFormat.isHexDigit(encoded.charAt(at + 1))) {
            throw ApiException.badRequest("invalid-key", "a percent sign must be followed by two hexadecimal digits");
        }
        return HexFormat.fromHexDigits(encoded, at, at + 2);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw ApiException.badRequest("invalid-key", "a key must be UTF-8");
        }
    }
}
