package org.rashomon.history.format;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rashomon.history.Event;
import org.rashomon.history.EventSink;

/** SHA-256 of a history as it is written, before compression: equal for histories that are equal byte for byte. */
public final class HistoryDigest implements EventSink {

    private final MessageDigest digest = sha256();
    private final EventEncoder encoder =
            new EventEncoder(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

    @Override
    public void append(Event event) {
        encoder.encode(event);
    }

    /** The digest of everything appended, in hexadecimal; starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
