package org.rashomon.nemesis.toxiproxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the toxics of a Toxiproxy server do to real connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ToxicsConformance {

    private static final byte[] PING = "ping".getBytes(StandardCharsets.UTF_8);
    private static final Duration A_WHILE = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private ServerUnderTest server = ServerUnderTest.embedded();
    private EchoServer upstream = new EchoServer("");
    private ToxiproxyClient client = new ToxiproxyClient();
    private int created;

    abstract ServerUnderTest startServer();

    @BeforeAll
    void start() {
        server.close();
        server = startServer();
        client = new ToxiproxyClient("127.0.0.1", server.api().getPort());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void startUpstream() {
        upstream.close();
        upstream = new EchoServer("");
    }

    @AfterEach
    void deleteProxies() throws IOException {
        for (var proxy : client.getProxies()) {
            proxy.delete();
        }
        upstream.close();
    }

    Proxy proxy() throws IOException {
        return client.createProxy("proxy-" + created++, "127.0.0.1:0", upstream.address());
    }

    @Test
    void passesBytesBothWays() throws IOException {
        var bytes = new byte[300_000];
        Arrays.fill(bytes, (byte) 7);
        try (var peer = Peer.connect(proxy().getListen())) {
            Thread.ofVirtual().start(() -> sendQuietly(peer, bytes));

            assertThat(peer.receive(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void latencyDelaysWhatIsSentInItsDirection() throws IOException {
        var proxy = proxy();
        proxy.toxics().latency("t", UPSTREAM, 200);
        proxy.toxics().latency("u", DOWNSTREAM, 200);
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.echo(PING)).isBetween(Duration.ofMillis(400), LONG);
        }
    }

    @Test
    void latencyVariesByItsJitterOnly() throws IOException {
        var proxy = proxy();
        proxy.toxics().latency("t", DOWNSTREAM, 60).setJitter(40);
        try (var peer = Peer.connect(proxy.getListen())) {
            for (var round = 0; round < 5; round++) {
                assertThat(peer.echo(PING)).isBetween(Duration.ofMillis(20), LONG);
            }
        }
    }

    @Test
    void aToxicMeetsConnectionsThatAreOpenAlready() throws IOException {
        var proxy = proxy();
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.echo(PING);

            var latency = proxy.toxics().latency("t", DOWNSTREAM, 400);
            assertThat(peer.echo(PING)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
            latency.setLatency(1);
            assertThat(peer.echo(PING)).isLessThan(Duration.ofMillis(400));
            latency.setLatency(400);
            latency.remove();
            assertThat(peer.echo(PING)).isLessThan(Duration.ofMillis(400));
        }
    }

    @Test
    void whatALatencyHeldBackIsNotLostWhenItGoes() throws IOException {
        var proxy = proxy();
        var latency = proxy.toxics().latency("t", DOWNSTREAM, 60_000);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.send(PING);
            await("the upstream has answered").until(() -> upstream.received().length == PING.length);

            latency.remove();

            assertThat(peer.receive(PING.length)).isEqualTo(PING);
        }
    }

    @Test
    void bandwidthLimitsTheRate() throws IOException {
        var proxy = proxy();
        proxy.toxics().bandwidth("t", UPSTREAM, 20);
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.echo(new byte[10_000])).isBetween(Duration.ofMillis(400), LONG);
        }
    }

    @Test
    void bandwidthOfZeroLetsNothingThroughUntilItGoes() throws IOException {
        var proxy = proxy();
        var bandwidth = proxy.toxics().bandwidth("t", UPSTREAM, 0);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.send(PING);

            assertThat(peer.hearsNothingFor(A_WHILE)).isTrue();
            bandwidth.remove();
            assertThat(peer.receive(PING.length)).isEqualTo(PING);
        }
    }

    @Test
    void slicerDeliversInPieces() throws IOException {
        var proxy = proxy();
        proxy.toxics().slicer("t", UPSTREAM, 10, 20_000).setSizeVariation(3);
        try (var peer = Peer.connect(proxy.getListen())) {
            var time = peer.echo(new byte[200]);

            assertThat(time).isBetween(Duration.ofMillis(150), LONG);
            assertThat(upstream.reads()).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void limitDataClosesTheConnectionAtItsLimit() throws IOException {
        var proxy = proxy();
        proxy.toxics().limitData("t", DOWNSTREAM, 10);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.echo(new byte[6]);
            peer.send(new byte[6]);

            assertThat(peer.receive(6)).hasSize(4);
            await("the upstream's side is closed").until(() -> upstream.connections() == 0);
        }
    }

    @Test
    void slowCloseDelaysTheEnd() throws IOException {
        var proxy = proxy();
        proxy.toxics().slowClose("t", DOWNSTREAM, 400);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.echo(PING);
            var started = System.nanoTime();

            upstream.hangUp();

            assertThat(peer.awaitEnd()).isEqualTo("end");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(400), LONG);
        }
    }

    @Test
    void timeoutOfZeroIsABlackHoleForOpenAndNewConnections() throws IOException {
        var proxy = proxy();
        try (var open = Peer.connect(proxy.getListen())) {
            open.echo(PING);

            var timeout = proxy.toxics().timeout("t", DOWNSTREAM, 0);
            try (var fresh = Peer.connect(proxy.getListen())) {
                open.send(PING);
                fresh.send(PING);

                assertThat(open.hearsNothingFor(A_WHILE)).isTrue();
                assertThat(fresh.hearsNothingFor(A_WHILE)).isTrue();
                assertThat(upstream.received()).hasSize(3 * PING.length);
                timeout.remove();
                assertThat(open.awaitEnd()).isIn("end", "Connection reset");
                assertThat(fresh.awaitEnd()).isIn("end", "Connection reset");
            }
        }
        try (var later = Peer.connect(proxy.getListen())) {
            assertThat(later.echo(PING)).isLessThan(LONG);
        }
    }

    @Test
    void timeoutActsInItsDirectionOnly() throws IOException {
        var proxy = proxy();
        proxy.toxics().timeout("t", UPSTREAM, 0);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.send(PING);

            assertThat(peer.hearsNothingFor(A_WHILE)).isTrue();
            assertThat(upstream.received()).isEmpty();
        }
    }

    @Test
    void timeoutClosesTheConnectionWhenItIsOver() throws IOException {
        var proxy = proxy();
        proxy.toxics().timeout("t", DOWNSTREAM, 300);
        try (var peer = Peer.connect(proxy.getListen())) {
            var started = System.nanoTime();

            assertThat(peer.awaitEnd()).isEqualTo("end");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(250), LONG);
        }
    }

    @Test
    void resetPeerResetsNewConnections() throws IOException {
        var proxy = proxy();
        proxy.toxics().resetPeer("t", UPSTREAM, 100);
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.send(PING);

            assertThat(peer.awaitEnd()).isEqualTo("Connection reset");
            assertThat(upstream.received()).isEmpty();
        }
    }

    @Test
    void toxicityOfZeroSparesEveryConnection() throws IOException {
        var proxy = proxy();
        proxy.toxics().timeout("t", DOWNSTREAM, 0).setToxicity(0);
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.echo(PING)).isLessThan(LONG);
        }
    }

    @Test
    void aDisabledProxyClosesAndRefuses() throws IOException {
        var proxy = proxy();
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.echo(PING);

            proxy.disable();

            assertThat(peer.awaitEnd()).isIn("end", "Connection reset");
            assertThatThrownBy(() -> Peer.connect(proxy.getListen())).isInstanceOf(ConnectException.class);
        }
        proxy.enable();
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.echo(PING)).isLessThan(LONG);
        }
    }

    @Test
    void aRedirectedProxyKeepsItsAddressAndItsToxics() throws IOException {
        var proxy = proxy();
        var listen = proxy.getListen();
        proxy.toxics().latency("t", DOWNSTREAM, 300);
        try (var old = Peer.connect(listen);
                var other = new EchoServer("")) {
            old.echo(PING);

            proxy.setUpstream(other.address());

            assertThat(proxy.getListen()).isEqualTo(listen);
            assertThat(old.awaitEnd()).isIn("end", "Connection reset");
            try (var peer = Peer.connect(listen)) {
                assertThat(peer.echo(PING)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
                assertThat(other.received()).isEqualTo(PING);
            }
        }
    }

    @Test
    void closesTheConnectionIfNobodyListensUpstream() throws IOException {
        var proxy = proxy();
        upstream.close();
        try (var peer = Peer.connect(proxy.getListen())) {
            assertThat(peer.awaitEnd()).isIn("end", "Connection reset");
        }
    }

    @Test
    void aDeletedProxyIsGone() throws IOException {
        var proxy = proxy();
        try (var peer = Peer.connect(proxy.getListen())) {
            peer.echo(PING);

            proxy.delete();

            assertThat(peer.awaitEnd()).isIn("end", "Connection reset");
            assertThatThrownBy(() -> Peer.connect(proxy.getListen())).isInstanceOf(ConnectException.class);
        }
    }

    private static void sendQuietly(Peer peer, byte[] bytes) {
        try {
            peer.send(bytes);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
