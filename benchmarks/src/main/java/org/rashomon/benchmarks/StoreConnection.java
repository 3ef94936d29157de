package org.rashomon.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A keep-alive connection that writes, with as little work of its own as possible: it shares the cores it measures. */
final class StoreConnection implements AutoCloseable {

    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final byte[] answer = new byte[16_384];

    StoreConnection(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
    }

    /** Writes the number under the key and waits for the acknowledgment. */
    void put(String key, long number) throws IOException {
        if (!send("PUT /kv/" + key, "{\"value\":" + number + "}")) {
            throw new IOException("refused: " + key);
        }
    }

    /**
     * Sends a request, method and path and body, and waits for the answer.
     *
     * @return whether it was acknowledged; false if it was refused for now, without effect
     */
    boolean send(String methodAndPath, String body) throws IOException {
        var request =
                methodAndPath + " HTTP/1.1\r\nHost: store\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return isAcknowledged();
    }

    /** The body of the answer to a question, if it fits. */
    String get(String path) throws IOException {
        send("GET " + path, "");
        var text = new String(answer, 0, answerBytes(answer.length), StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    private boolean isAcknowledged() throws IOException {
        var have = 0;
        var need = Integer.MAX_VALUE;
        while (have < need) {
            var read = socket.getInputStream().read(answer, have, answer.length - have);
            if (read < 0) {
                throw new EOFException("the store closed the connection");
            }
            have += read;
            need = answerBytes(have);
        }
        var status = new String(answer, 9, 3, StandardCharsets.US_ASCII);
        if (!status.startsWith("2") && !status.equals("503")) {
            throw new IOException("not acknowledged: " + new String(answer, 0, have, StandardCharsets.UTF_8));
        }
        return status.startsWith("2");
    }

    /** The length of head and body, or more than any if the head is not complete. */
    private int answerBytes(int have) {
        for (var at = 3; at < have; at++) {
            if (answer[at - 3] == '\r' && answer[at - 2] == '\n' && answer[at - 1] == '\r' && answer[at] == '\n') {
                return at + 1 + bodyBytes(at);
            }
        }
        return Integer.MAX_VALUE;
    }

    private int bodyBytes(int headEnd) {
        for (var at = 0; at + LENGTH.length < headEnd; at++) {
            if (isLengthAt(at)) {
                var bytes = 0;
                for (var digit = at + LENGTH.length; answer[digit] != '\r'; digit++) {
                    bytes = 10 * bytes + answer[digit] - '0';
                }
                return bytes;
            }
        }
        throw new IllegalStateException("an answer without a length");
    }

    private boolean isLengthAt(int at) {
        for (var i = 0; i < LENGTH.length; i++) {
            var letter = answer[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
