package org.rashomon.nemesis.toxiproxy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The real server, as a process of its own. Where none is installed its tests are skipped, and fail in continuous
 * integration.
 */
public final class RealToxiproxy implements ServerUnderTest {

    private final Process process;
    private final int port;

    private RealToxiproxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the server named by the system property {@code toxiproxy.server} or the environment. */
    public static RealToxiproxy start() {
        var port = freePort();
        var command = new ProcessBuilder(program(), "-host", "127.0.0.1", "-port", String.valueOf(port));
        try {
            var process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await("toxiproxy-server listens").atMost(Duration.ofSeconds(20)).until(() -> listens(port));
            return new RealToxiproxy(process, port);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not start the real toxiproxy-server", failed);
        }
    }

    private static String program() {
        var program = Optional.ofNullable(System.getProperty("toxiproxy.server"))
                .or(() -> Optional.ofNullable(System.getenv("RASHOMON_TOXIPROXY_SERVER")))
                .filter(name -> !name.isBlank());
        if (program.isEmpty()) {
            var reason = "no real toxiproxy-server: set RASHOMON_TOXIPROXY_SERVER or -Dtoxiproxy.server to its path";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(reason);
            }
            Assumptions.abort(reason);
        }
        return program.orElseThrow();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public URI api() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
