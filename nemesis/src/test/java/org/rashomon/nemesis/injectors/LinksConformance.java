package org.rashomon.nemesis.injectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.toxiproxy.EchoServer;
import org.rashomon.nemesis.toxiproxy.Peer;
import org.rashomon.nemesis.toxiproxy.ServerUnderTest;

/** Faults of links, carried out by a Toxiproxy server and seen by probes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LinksConformance {

    private static final Edge EDGE = new Edge("n1", "n2");
    private static final Edge BACK = new Edge("n2", "n1");
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int PROBE_MILLIS = 1_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ServerUnderTest server = ServerUnderTest.embedded();
    private EchoServer node = new EchoServer("");
    private ToxiproxyLinks links = ToxiproxyLinks.connect(server.api(), "none");
    private String address = "";

    abstract ServerUnderTest startServer();

    @BeforeAll
    void start() {
        links.close();
        server.close();
        server = startServer();
    }

    @AfterAll
    void stop() {
        timer.shutdownNow();
        server.close();
    }

    @BeforeEach
    void open() {
        node.close();
        node = new EchoServer("");
        links = ToxiproxyLinks.connect(server.api(), "run 7/a");
        address = links.open(EDGE, node.address());
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        node.close();
        assertThat(client().getProxies()).isEmpty();
    }

    static Stream<Fault.OfLinks> faults() {
        var edges = new TreeSet<Edge>();
        edges.add(EDGE);
        return Stream.of(
                new Fault.Partition("one-way", edges),
                new Fault.Refuse(edges),
                new Fault.Reset(edges),
                new Fault.Loss(edges, Fault.Loss.Way.REQUESTS),
                new Fault.Loss(edges, Fault.Loss.Way.REPLIES),
                new Fault.Flapping(edges, Duration.ofMinutes(1)),
                new Fault.Latency(edges, Duration.ofMillis(300), Duration.ofMillis(100)),
                new Fault.Bandwidth(edges, 1),
                new Fault.Slicer(edges, 8, Duration.ofMillis(10)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultBitesAndHeals(Fault.OfLinks fault) {
        var injector = injector(name -> false);

        var injected = injector.inject(fault);
        var healed = injector.heal(fault);
        var healedAgain = injector.heal(fault);

        assertThat(injected.bitten()).as(injected.text()).isTrue();
        assertThat(injected.text()).startsWith("n1->n2: ");
        assertThat(healed.bitten()).isFalse();
        assertThat(healedAgain).isEqualTo(new Observation(false, "n1->n2: answers"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultStaysInForceWhenTheLinkIsRedirected(Fault.OfLinks fault) {
        var injector = injector(name -> false);
        try (var restarted = new EchoServer("")) {
            injector.inject(fault);

            links.redirect(EDGE, restarted.address());

            assertThat(probe(EDGE).orElse(FOREVER)).isGreaterThan(Duration.ofMillis(40));
            injector.heal(fault);
            assertThat(probe(EDGE)).isPresent();
            assertThat(restarted.received()).isNotEmpty();
        }
    }

    @Test
    void aBlackHoleHoldsWhenTheLinkIsRedirected() {
        try (var restarted = new EchoServer("")) {
            links.impose(EDGE, new Impairment.BlackHole());

            links.redirect(EDGE, restarted.address());

            assertThat(probe(EDGE)).isEmpty();
            assertThat(restarted.received()).isEmpty();
        }
    }

    @Test
    void aLostRequestDoesNotArriveButARequestWhoseReplyIsLostDoes() {
        links.impose(EDGE, new Impairment.LostRequests());
        assertThat(probe(EDGE)).isEmpty();
        assertThat(node.received()).isEmpty();
        links.lift(EDGE, new Impairment.LostRequests());

        links.impose(EDGE, new Impairment.LostReplies());

        assertThat(probe(EDGE)).isEmpty();
        assertThat(node.received()).hasSize(LinkProbe.REQUEST_BYTES);
    }

    @Test
    void aFlappingLinkComesAndGoesUntilItIsHealed() {
        var flapping = new Fault.Flapping(new TreeSet<>(Set.of(EDGE)), Duration.ofMillis(1_500));
        var injector = injector(name -> false);
        injector.inject(flapping);

        await("it comes").atMost(Duration.ofSeconds(20)).until(() -> probe(EDGE).isPresent());
        await("it goes").atMost(Duration.ofSeconds(20)).until(() -> probe(EDGE).isEmpty());

        assertThat(injector.heal(flapping)).isEqualTo(new Observation(false, "n1->n2: answers"));
    }

    @Test
    void liftingOneImpairmentLeavesTheOthers() {
        links.impose(EDGE, new Impairment.BlackHole());
        links.impose(EDGE, new Impairment.Delay(Duration.ofMillis(200), Duration.ZERO));

        links.lift(EDGE, new Impairment.BlackHole());

        assertThat(probe(EDGE))
                .hasValueSatisfying(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofMillis(200)));
    }

    @Test
    void aRefusedLinkThatWasRedirectedComesBackAtTheSameAddress() {
        try (var restarted = new EchoServer("")) {
            links.impose(EDGE, new Impairment.Refusal());
            links.redirect(EDGE, restarted.address());
            assertThat(probe(EDGE)).isEmpty();

            links.lift(EDGE, new Impairment.Refusal());

            assertThat(probe(EDGE)).isPresent();
            assertThat(restarted.received()).hasSize(LinkProbe.REQUEST_BYTES);
        }
    }

    @Test
    void restoringTakesEverythingAwayAndMayBeRepeated() {
        links.impose(EDGE, new Impairment.BlackHole());
        links.impose(EDGE, new Impairment.Throttle(1));
        links.impose(EDGE, new Impairment.Refusal());

        links.restore(EDGE);
        links.restore(EDGE);

        assertThat(probe(EDGE)).isPresent();
    }

    @Test
    void doesNotJudgeALinkWhoseNodeIsDown() {
        var fault = faults().findFirst().orElseThrow();
        var injector = injector("n2"::equals);

        var injected = injector.inject(fault);
        var healed = injector.heal(fault);

        assertThat(injected).isEqualTo(new Observation(false, "n1->n2: not probed, because n2 is down"));
        assertThat(healed).isEqualTo(injected);
    }

    @Test
    void saysWhichLinkDoesNotComeBack() {
        var fault = faults().findFirst().orElseThrow();
        var injector = injector(name -> false);
        injector.inject(fault);
        node.close();

        assertThatThrownBy(() -> injector.heal(fault))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("n1->n2");
    }

    @Test
    void saysThatALinkWasNeverOpened() {
        assertThatThrownBy(() -> links.restore(BACK))
                .isInstanceOf(InjectionException.class)
                .hasMessage("cannot restore n2->n1: it was never opened");
    }

    @Test
    void removesWhatAHarnessThatIsNoMoreHasLeft() throws IOException {
        var pidMax = 4_194_304;
        var alive = ProcessHandle.current().pid();
        try (var listening = new EchoServer("")) {
            client().createProxy("rashomon-%d-old-n1-to-n2".formatted(pidMax + 1), "127.0.0.1:0", "127.0.0.1:1");
            client().createProxy("rashomon-%d-old-n2-to-n1".formatted(pidMax + 1), "127.0.0.1:0", listening.address());
            client().createProxy("rashomon-%d-new-n1-to-n2".formatted(alive), "127.0.0.1:0", "127.0.0.1:1");
            client().createProxy("somebody-elses", "127.0.0.1:0", "127.0.0.1:1");

            ToxiproxyLinks.connect(server.api(), "other").close();

            assertThat(client().getProxyOrNull("rashomon-%d-old-n1-to-n2".formatted(pidMax + 1)))
                    .isNull();
            assertThat(client().getProxies()).hasSize(4);
        } finally {
            for (var proxy : client().getProxies()) {
                if (!proxy.getName().contains("run_7_a")) {
                    proxy.delete();
                }
            }
        }
    }

    private LinkInjector injector(Predicate<String> isDown) {
        return new LinkInjector(links, this::probe, isDown, timer);
    }

    private ToxiproxyClient client() throws IOException {
        return new ToxiproxyClient("127.0.0.1", server.api().getPort());
    }

    private Optional<Duration> probe(Edge edge) {
        assertThat(edge).isEqualTo(EDGE);
        try (var peer = Peer.connect(address)) {
            peer.giveUpAfter(Duration.ofMillis(PROBE_MILLIS));
            return Optional.of(peer.echo("p".repeat(LinkProbe.REQUEST_BYTES).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }
}
