package org.rashomon.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A link between two nodes that can be cut and healed, has a bandwidth, and counts what crosses it. */
final class Relay implements AutoCloseable {

    private static final int PIECE_BYTES = 16_384;

    private final ServerSocket entrance;
    private final InetSocketAddress exit;
    private final long bytesPerSecond;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong forwarded = new AtomicLong();
    private volatile boolean isCut = true;

    /**
     * A link that is cut.
     *
     * @param bytesPerSecond how much it takes towards the exit
     */
    Relay(InetSocketAddress exit, long bytesPerSecond) throws IOException {
        this.exit = exit;
        this.bytesPerSecond = bytesPerSecond;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void heal() {
        isCut = false;
    }

    /** The bytes that went towards the exit. */
    long forwardedBytes() {
        return forwarded.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = entrance.accept();
                open.add(client);
                if (isCut) {
                    client.close();
                } else {
                    join(client);
                }
            }
        } catch (IOException closed) {
            // The relay was closed, which ends this thread.
        }
    }

    private void join(Socket client) throws IOException {
        var server = new Socket(exit.getAddress(), exit.getPort());
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        open.add(server);
        Thread.ofVirtual().start(() -> copy(client, server, bytesPerSecond, forwarded));
        Thread.ofVirtual().start(() -> copy(server, client, Long.MAX_VALUE, new AtomicLong()));
    }

    private static void copy(Socket from, Socket to, long bytesPerSecond, AtomicLong count) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), bytesPerSecond, count);
        } catch (IOException ended) {
            // One of the two has hung up; the other is told by the close.
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytesPerSecond, AtomicLong count)
            throws IOException {
        var piece = new byte[PIECE_BYTES];
        var free = System.nanoTime();
        for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
            var now = System.nanoTime();
            LockSupport.parkNanos(free - now);
            free = Math.max(free, now) + read * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
            out.write(piece, 0, read);
            count.addAndGet(read);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
