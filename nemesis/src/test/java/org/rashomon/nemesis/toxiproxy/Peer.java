package org.rashomon.nemesis.toxiproxy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** A client's end of a connection. */
public final class Peer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;

    private Peer(Socket socket) {
        this.socket = socket;
    }

    /** Connects to {@code host:port}. */
    public static Peer connect(String address) throws IOException {
        var colon = address.lastIndexOf(':');
        var socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Peer(socket);
    }

    /** Waits no longer than that for anything from now on. */
    public void giveUpAfter(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
    }

    /** Sends bytes without waiting. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Says that it has nothing more to send. */
    public void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    /** Waits for so many bytes; fewer if the connection ends before. */
    public byte[] receive(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** Sends bytes and waits for their echo. */
    public Duration echo(byte[] bytes) throws IOException {
        var started = System.nanoTime();
        send(bytes);
        var back = receive(bytes.length);
        if (!Arrays.equals(bytes, back)) {
            throw new IOException("sent %d bytes, got %d others back".formatted(bytes.length, back.length));
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Whether nothing arrives for so long. */
    public boolean hearsNothingFor(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Waits for the end of the connection, and says how it came: {@code "end"} or the error. */
    public String awaitEnd() {
        try {
            socket.getInputStream().readAllBytes();
            return "end";
        } catch (IOException error) {
            return String.valueOf(error.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
