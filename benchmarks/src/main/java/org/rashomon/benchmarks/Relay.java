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
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong forwarded = new AtomicLong();
    private volatile boolean isCut = true;
    private volatile long bytesPerSecond;

    /** A link that is cut. */
    Relay(InetSocketAddress exit) throws IOException {
        this.exit = exit;
        this.entrance = new ServerSocket();
        // What has entered is on its way, as on a link: it is not kept here.
        entrance.setReceiveBufferSize(4 * PIECE_BYTES);
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Lets it carry so much towards the exit. */
    void heal(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
        forwarded.set(0);
        isCut = false;
    }

    void cut() throws IOException {
        isCut = true;
        for (var socket : open) {
            socket.close();
        }
        open.clear();
    }

    /** The bytes that went towards the exit since it was healed. */
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
        var server = new Socket();
        open.add(server);
        try {
            server.connect(exit);
        } catch (IOException nobodyThere) {
            client.close();
            return;
        }
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
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
        cut();
    }
}
