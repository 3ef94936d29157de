package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not get far. */
@Timeout(60)
class BrokenDeploymentTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void aToxiproxyThatDoesNotAnswerMakesTheRunBroken() throws IOException {
        var nobody = "http://127.0.0.1:" + closedPort();

        var session = Session.of("run", "--toxiproxy", nobody, "--time-limit", "500ms", "--out", folder);

        assertThat(session.exitCode()).as(session.errText()).isEqualTo(4);
        assertThat(session.out().getFirst()).startsWith("BROKEN").contains("the cluster did not start");
        assertThat(session.outText()).contains(nobody);
        assertThat(session.errText()).doesNotContain("\tat ");
        assertThat(session.out()).anyMatch(line -> line.startsWith("replay: ./rashomon run "));
        assertThat(Files.exists(folder.resolve("latest").resolve("result.json")))
                .isTrue();
        assertThat(Session.of("check", folder.resolve("latest")).exitCode()).isEqualTo(4);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
