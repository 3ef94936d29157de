package org.rashomon.referencedb.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.rashomon.referencedb.PeerMessage;

/**
 * A persistent HTTP/1.1 connection to a peer, for one exchange after the other. Any trouble ends it; the next exchange
 * needs a new one.
 */
final class PeerConnection implements AutoCloseable {

    private static final String END_OF_LINE = "\r\n";
    /** What has left is soon there: on a slow link more would wait for longer than an answer may take. */
    private static final int SEND_BUFFER_BYTES = 1 << 18;

    private static final int LONGEST_LINE = 8_192;
    private static final int LARGEST_REPLY_BYTES = 65_536;

    private final Socket socket = new Socket();
    private final InetSocketAddress address;

    PeerConnection(InetSocketAddress address) {
        this.address = address;
    }

    /** Connects, resolving the name anew. */
    void open(int timeoutMillis) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        socket.connect(
                new InetSocketAddress(InetAddress.getByName(address.getHostString()), address.getPort()),
                timeoutMillis);
    }

    /** A peer's answer. */
    record Answer(int status, ByteBuffer body) {

        String text() {
            return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
        }
    }

    /**
     * Posts the pieces of a message, each encoded when the one before has left, and waits for the answer.
     *
     * @param progress is told of each of several pieces that has left
     */
    Answer post(String path, List<PeerMessage> pieces, Runnable progress) throws IOException {
        var out = socket.getOutputStream();
        if (pieces.size() == 1) {
            var body = PeerFrames.encode(pieces.getFirst());
            out.write(joined(head(path, "Content-Length: " + body.size()), body.from(0)));
        } else {
            out.write(head(path, "Transfer-Encoding: chunked"));
            for (var piece : pieces) {
                var body = PeerFrames.encode(piece);
                out.write(joined(ascii(Integer.toHexString(body.size()) + END_OF_LINE), body.from(0)));
                out.write(ascii(END_OF_LINE));
                progress.run();
            }
            out.write(ascii("0" + END_OF_LINE + END_OF_LINE));
        }
        return answer(new BufferedInputStream(socket.getInputStream()));
    }

    private byte[] head(String path, String length) {
        var lines = List.of(
                "POST " + path + " HTTP/1.1",
                "Host: " + address.getHostString() + ":" + address.getPort(),
                "Content-Type: application/octet-stream",
                length,
                "",
                "");
        return ascii(String.join(END_OF_LINE, lines));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Both at once, so that they leave together. */
    private static byte[] joined(byte[] first, ByteBuffer second) {
        return ByteBuffer.allocate(first.length + second.remaining())
                .put(first)
                .put(second)
                .array();
    }

    private static Answer answer(InputStream in) throws IOException {
        var words = line(in).split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the answer is not HTTP: " + words[0]);
        }
        var length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lowered = header.toLowerCase(Locale.ROOT);
            if (lowered.startsWith("content-length:")) {
                length = length(lowered.substring("content-length:".length()).strip());
            }
        }
        if (length < 0 || length > LARGEST_REPLY_BYTES) {
            throw new IOException("the answer's length is missing or too large");
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection was cut within an answer");
        }
        return new Answer(Integer.parseInt(words[1]), ByteBuffer.wrap(body));
    }

    private static int length(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new IOException("the answer's length is not a number: " + text, malformed);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was cut before an answer");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the answer has a line that is too long");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Ends the connection at once, also under a thread that waits for an answer. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // There is nothing left to release.
        }
    }
}
