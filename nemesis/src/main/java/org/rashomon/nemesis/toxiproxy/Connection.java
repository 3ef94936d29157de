package org.rashomon.nemesis.toxiproxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client, its server, and the two directions between them. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Socket client;
    private final Socket server;
    private final Flow up;
    private final Flow down;
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Consumer<Connection> onClose;

    /**
     * Ready to start.
     *
     * @param onClose told once, when the connection is over
     */
    Connection(Socket client, Socket server, EntropyAndTime environment, Consumer<Connection> onClose) {
        this.client = client;
        this.server = server;
        this.up = new Flow(environment.split());
        this.down = new Flow(environment.split());
        this.onClose = onClose;
    }

    void start() {
        up.start(client, server, ending -> end(server, ending));
        down.start(server, client, ending -> end(client, ending));
    }

    /** The direction in which a toxic acts. */
    Flow flow(Toxic.Stream stream) {
        return switch (stream) {
            case UPSTREAM -> up;
            case DOWNSTREAM -> down;
        };
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            up.close();
            down.close();
            closeQuietly(client);
            closeQuietly(server);
            onClose.accept(this);
        }
    }

    private void end(Socket destination, Delivery.Ending ending) {
        switch (ending) {
            case FINISHED -> finish(destination);
            case CLOSED -> close();
            case RESET -> reset();
        }
    }

    /** Tells one side that the other has finished; the connection is over when both have. */
    private void finish(Socket destination) {
        try {
            destination.shutdownOutput();
        } catch (IOException gone) {
            close();
        }
        if (finished.incrementAndGet() == 2) {
            close();
        }
    }

    /** Closing a socket that does not linger sends a reset instead of an end. */
    private void reset() {
        try {
            client.setSoLinger(true, 0);
            server.setSoLinger(true, 0);
        } catch (IOException gone) {
            LOG.debug("Reset a connection that was already gone", gone);
        }
        close();
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            LOG.debug("Could not close {}", socket, failed);
        }
    }
}
