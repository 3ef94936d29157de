package org.rashomon.nemesis.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Beyond what all servers do: where the embedded one differs on purpose. */
final class EmbeddedToxicsTest extends ToxicsConformance {

    private static final byte[] PING = "ping".getBytes(StandardCharsets.UTF_8);

    @Override
    ServerUnderTest startServer() {
        return ServerUnderTest.embedded();
    }

    @Test
    void aSideThatHasFinishedSendingMayStillReceive() throws IOException {
        var proxy = proxy();
        proxy.toxics().latency("t", ToxicDirection.DOWNSTREAM, 200);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.send(PING);
            peer.finishSending();

            assertThat(peer.receive(PING.length)).isEqualTo(PING);
            assertThat(peer.awaitEnd()).isEqualTo("end");
        }
    }

    @Test
    void resetPeerResetsConnectionsThatAreOpenAlready() throws IOException {
        var proxy = proxy();
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.echo(PING);
            proxy.toxics().resetPeer("t", ToxicDirection.UPSTREAM, 0);

            peer.send(PING);

            assertThat(peer.awaitEnd()).isEqualTo("Connection reset");
        }
    }

    @Test
    void aSlicerWhoseSizesMakeNoSenseStillDeliversEverything() throws IOException {
        var proxy = proxy();
        proxy.toxics().slicer("t", ToxicDirection.UPSTREAM, 0, 0).setSizeVariation(5);
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.echo(new byte[500])).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aDisabledProxyKeepsItsPort() throws IOException {
        var proxy = proxy();
        var port = Integer.parseInt(proxy.getListen().substring("127.0.0.1:".length()));

        proxy.disable();

        try (var other = new Socket()) {
            assertThatThrownBy(() -> other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void aLimitTooLargeToReckonWithIsNone() throws IOException {
        var proxy = proxy();
        proxy.toxics().bandwidth("t", ToxicDirection.UPSTREAM, Long.MAX_VALUE);
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.echo(PING)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void closingTheServerClosesEverything() throws IOException {
        var server = EmbeddedToxiproxy.start();
        try (var upstream = new EchoServer("")) {
            var client = new ToxiproxyClient("127.0.0.1", server.api().getPort());
            var proxy = client.createProxy("p", "127.0.0.1:0", upstream.address());
            try (var peer = Peer.connect(proxy.getListen())) {
                peer.echo(PING);

                server.close();

                assertThat(peer.awaitEnd()).isIn("end", "Connection reset");
            }
        }
    }
}
