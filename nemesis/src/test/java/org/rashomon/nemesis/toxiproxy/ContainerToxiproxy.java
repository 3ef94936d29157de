package org.rashomon.nemesis.toxiproxy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The real server in a container on this machine's own network; {@code RASHOMON_TOXIPROXY_IMAGE} names its image. */
public final class ContainerToxiproxy implements ServerUnderTest {

    private final String id;
    private final int port;

    private ContainerToxiproxy(String id, int port) {
        this.id = id;
        this.port = port;
    }

    /** Starts it; without an image its tests are skipped. */
    public static ContainerToxiproxy start() {
        var image = Optional.ofNullable(System.getenv("RASHOMON_TOXIPROXY_IMAGE"));
        Assumptions.assumeTrue(image.isPresent(), "no image of Toxiproxy: set RASHOMON_TOXIPROXY_IMAGE");
        var port = freePort();
        var id = docker("run", "-d", "--network", "host", image.get(), "-host=127.0.0.1", "-port=" + port);
        await("the container listens").atMost(Duration.ofSeconds(20)).until(() -> listens(port));
        return new ContainerToxiproxy(id, port);
    }

    @Override
    public URI api() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        docker("rm", "-f", "-v", id);
    }

    private static String docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            var process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " fails");
            }
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
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
}
