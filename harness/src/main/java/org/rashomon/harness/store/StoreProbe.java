package org.rashomon.harness.store;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.injectors.LinkProbe;

/** Asks the node at the far end of a link for its health, over a connection of its own. */
public final class StoreProbe implements LinkProbe {

    private static final int TIMEOUT_MILLIS = 600;

    private final Function<Edge, String> addressOf;

    /**
     * A probe.
     *
     * @param addressOf host and port at which a link is entered
     */
    public StoreProbe(Function<Edge, String> addressOf) {
        this.addressOf = addressOf;
    }

    @Override
    public Optional<Duration> roundTrip(Edge edge) {
        return roundTrip(addressOf.apply(edge));
    }

    /** The same at an address. */
    public static Optional<Duration> roundTrip(String address) {
        var colon = address.lastIndexOf(':');
        var started = System.nanoTime();
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    TIMEOUT_MILLIS);
            socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.endsWith(" 200")
                    ? Optional.of(Duration.ofNanos(System.nanoTime() - started))
                    : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static String request() {
        return "GET /health HTTP/1.1\r\nHost: rashomon\r\nUser-Agent: rashomon-link-probe\r\nConnection: close\r\n\r\n";
    }
}
