package org.rashomon.nemesis.toxiproxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back, after its greeting, whatever it gets, and remembers it. Ends a connection when the client does. */
public final class EchoServer implements AutoCloseable {

    private final ServerSocket listener;
    private final byte[] greeting;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Listens on a free port; {@code greeting} is the first thing every client gets. */
    public EchoServer(String greeting) {
        try {
            this.greeting = greeting.getBytes(StandardCharsets.UTF_8);
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** Where it listens. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** What it got, over all connections. */
    public synchronized byte[] received() {
        return received.toByteArray();
    }

    /** In how many pieces it came. */
    public int reads() {
        return reads.get();
    }

    /** How many connections are open. */
    public int connections() {
        return open.size();
    }

    /** How many connections ended in an error. */
    public int broken() {
        return broken.get();
    }

    /** Ends all connections, but goes on listening. */
    public void hangUp() {
        open.forEach(Connection::closeQuietly);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        hangUp();
    }

    private void acceptAll() {
        try {
            while (true) {
                var client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> echo(client));
            }
        } catch (IOException closed) {
            hangUp();
        }
    }

    private void echo(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var output = client.getOutputStream();
            output.write(greeting);
            var buffer = new byte[8192];
            var input = client.getInputStream();
            for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                remember(buffer, count);
                output.write(buffer, 0, count);
            }
        } catch (IOException gone) {
            broken.incrementAndGet();
        } finally {
            open.remove(client);
        }
    }

    private synchronized void remember(byte[] buffer, int count) {
        received.write(buffer, 0, count);
        reads.incrementAndGet();
    }
}
