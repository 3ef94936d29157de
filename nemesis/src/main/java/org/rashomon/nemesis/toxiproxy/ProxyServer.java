package org.rashomon.nemesis.toxiproxy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One proxy: where it listens, where it leads, its toxics and its connections. Safe for use by several threads.
 *
 * <p>A new connection takes the toxics as they are and becomes visible to changes in one step, so none is missed.
 */
final class ProxyServer {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyServer.class);
    private static final int CONNECT_MILLIS = 10_000;

    private final String name;
    private final EntropyAndTime environment;
    private final List<Toxic> toxics = new ArrayList<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Set<Socket> dialing = new HashSet<>();
    private Optional<ServerSocket> listener = Optional.empty();
    private Optional<Thread> acceptor = Optional.empty();
    private Optional<Socket> reservation = Optional.empty();
    private String listen;
    private String upstream;

    /** A proxy that does not listen yet. */
    ProxyServer(String name, String listen, String upstream, EntropyAndTime environment) {
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
        this.environment = environment;
    }

    /**
     * What can be said of a proxy at one moment.
     */
    record State(String name, String listen, String upstream, boolean enabled, List<Toxic> toxics) {}

    synchronized State state() {
        return new State(name, listen, upstream, listener.isPresent(), List.copyOf(toxics));
    }

    /** Whether it would have to start anew to listen and lead there. */
    synchronized boolean differs(String otherListen, String otherUpstream) {
        return !listen.equals(Address.format(Address.toListen(otherListen))) || !upstream.equals(otherUpstream);
    }

    /** Starts to listen; does nothing if it does. */
    synchronized void enable() {
        if (listener.isPresent()) {
            return;
        }
        releasePort();
        var socket = Listening.at(listen);
        listener = Optional.of(socket);
        listen = Listening.address(socket);
        acceptor =
                Optional.of(Thread.ofVirtual().name("toxiproxy-accept-" + name).start(() -> acceptAll(socket)));
    }

    /**
     * Refuses new connections and closes the open ones. The port stays reserved: some client's connection might get it
     * for its own otherwise, and the proxy could not be enabled again.
     */
    synchronized void disable() {
        stop();
        reservation = Listening.reserve(listen);
    }

    /** Refuses new connections, closes the open ones, and gives the port up. */
    synchronized void stop() {
        releasePort();
        listener.ifPresent(Listening::close);
        listener = Optional.empty();
        acceptor.ifPresent(ProxyServer::awaitEnd);
        acceptor = Optional.empty();
        hangUp();
    }

    /** A socket that is closed while a thread waits for a connection listens on until that thread has noticed. */
    private static void awaitEnd(Thread acceptor) {
        try {
            acceptor.join(Duration.ofMillis(CONNECT_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        dialing.forEach(Connection::closeQuietly);
        dialing.clear();
        List.copyOf(connections).forEach(Connection::close);
    }

    /**
     * Listens and leads elsewhere from now on, if that is new; its toxics stay and its connections are closed. One that
     * only leads elsewhere goes on listening, where Toxiproxy stops and starts anew: the port cannot be lost meanwhile.
     */
    synchronized void move(String newListen, String newUpstream) {
        if (!listen.equals(Address.format(Address.toListen(newListen)))) {
            stop();
            listen = newListen;
        } else if (!upstream.equals(newUpstream)) {
            hangUp();
        }
        upstream = newUpstream;
    }

    synchronized void add(Toxic toxic) {
        if (toxics.stream().anyMatch(other -> other.name().equals(toxic.name()))) {
            throw ApiError.toxicExists();
        }
        toxics.add(toxic);
        connections.forEach(connection -> connection.flow(toxic.stream()).add(toxic));
    }

    synchronized Toxic toxic(String toxicName) {
        return toxics.stream()
                .filter(toxic -> toxic.name().equals(toxicName))
                .findFirst()
                .orElseThrow(ApiError::noToxic);
    }

    /** Gives the toxic of that name other attributes; the result of {@code change} must keep its name and stream. */
    synchronized Toxic change(String toxicName, UnaryOperator<Toxic> change) {
        var toxic = change.apply(toxic(toxicName));
        toxics.replaceAll(other -> other.name().equals(toxicName) ? toxic : other);
        connections.forEach(connection -> connection.flow(toxic.stream()).change(toxic));
        return toxic;
    }

    synchronized void remove(String toxicName) {
        remove(toxic(toxicName));
    }

    private void remove(Toxic toxic) {
        toxics.remove(toxic);
        connections.forEach(connection -> connection.flow(toxic.stream()).remove(toxic));
    }

    synchronized void removeToxics() {
        List.copyOf(toxics).forEach(this::remove);
    }

    private void releasePort() {
        reservation.ifPresent(Connection::closeQuietly);
        reservation = Optional.empty();
    }

    private void acceptAll(ServerSocket socket) {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().name("toxiproxy-dial-" + name).start(() -> connect(client, socket));
            }
        } catch (IOException closed) {
            LOG.debug("Proxy {} stops listening", name, closed);
        }
    }

    private void connect(Socket client, ServerSocket acceptedBy) {
        var server = new Socket();
        var target = beginDialing(client, server, acceptedBy);
        if (target.isEmpty()) {
            Connection.closeQuietly(client);
            return;
        }
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(Address.toDial(target.get()), CONNECT_MILLIS);
            establish(client, server);
        } catch (IOException | ApiError | IllegalArgumentException unreachable) {
            LOG.debug("Proxy {} cannot reach {}", name, target.get(), unreachable);
            Connection.closeQuietly(server);
            Connection.closeQuietly(client);
        } finally {
            endDialing(client, server);
        }
    }

    /** Where to dial; nowhere if the proxy was stopped in the meantime. */
    private synchronized Optional<String> beginDialing(Socket client, Socket server, ServerSocket acceptedBy) {
        if (listener.filter(acceptedBy::equals).isEmpty()) {
            return Optional.empty();
        }
        dialing.add(client);
        dialing.add(server);
        return Optional.of(upstream);
    }

    private synchronized void endDialing(Socket client, Socket server) {
        dialing.remove(client);
        dialing.remove(server);
    }

    private synchronized void establish(Socket client, Socket server) throws IOException {
        if (!dialing.contains(client)) {
            throw new IOException("stopped while it was dialing");
        }
        var connection = new Connection(client, server, environment.split(), this::forget);
        connections.add(connection);
        toxics.forEach(toxic -> connection.flow(toxic.stream()).add(toxic));
        connection.start();
    }

    private synchronized void forget(Connection connection) {
        connections.remove(connection);
    }
}
