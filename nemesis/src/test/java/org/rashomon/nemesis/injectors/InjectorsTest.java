package org.rashomon.nemesis.injectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;

final class InjectorsTest {

    private static final Edge EDGE = new Edge("n1", "n2");

    private final World world = new World();
    private final Injectors injectors = Injectors.of(world, world::roundTrip, world, world);

    @AfterEach
    void close() {
        injectors.close();
    }

    @Test
    void makesAClockJumpAndSetsItRight() {
        var jump = new Fault.ClockJump("n1", Duration.ofMillis(-1500));

        assertThat(injectors.inject(jump)).isEqualTo(new Observation(true, "n1: clock off by -1500 ms"));
        assertThat(injectors.heal(jump)).isEqualTo(new Observation(false, "n1: clock off by +0 ms"));
    }

    @Test
    void seesADriftGrow() {
        var drift = new Fault.ClockDrift("n1", -100_000);

        var injected = injectors.inject(drift);

        assertThat(injected.bitten()).as(injected.text()).isTrue();
        assertThat(injectors.heal(drift).text()).isEqualTo("n1: clock off by +0 ms");
    }

    @Test
    void flipsAStrobedClockUntilItIsHealed() {
        var strobe = new Fault.ClockStrobe("n1", Duration.ofMillis(400), Duration.ofMillis(10));

        var injected = injectors.inject(strobe);
        await("the clock has flipped to and fro").until(() -> world.settings.size() > 4);
        injectors.heal(strobe);

        assertThat(injected.bitten()).isTrue();
        assertThat(world.settings).contains(Duration.ofMillis(400), Duration.ZERO);
        assertThat(world.offset("n1")).isEqualTo(Duration.ZERO);
    }

    @Test
    void doesNotProbeLinksToANodeItHasKilled() {
        injectors.inject(new Fault.Kill(new TreeSet<>(List.of("n2"))));

        var injected = injectors.inject(new Fault.Partition("one-way", edges()));

        assertThat(injected.text()).isEqualTo("n1->n2: not probed, because n2 is down");
    }

    @Test
    void doesNotMeasureALinkThatAnotherFaultCuts() {
        injectors.inject(new Fault.Partition("one-way", edges()));

        var injected = injectors.inject(new Fault.Latency(edges(), Duration.ofMillis(100), Duration.ZERO));

        assertThat(injected.text()).isEqualTo("n1->n2: not probed, because another fault cuts it (partition)");
        assertThat(injected.bitten()).isFalse();
    }

    @Test
    void healsWhateverIsInForceWhenItIsClosed() {
        injectors.inject(new Fault.Partition("one-way", edges()));
        injectors.inject(new Fault.Kill(new TreeSet<>(List.of("n2"))));
        injectors.inject(new Fault.ClockJump("n1", Duration.ofSeconds(2)));

        injectors.close();

        assertThat(world.impaired).isEmpty();
        assertThat(world.silent).isEmpty();
        assertThat(world.offset("n1")).isEqualTo(Duration.ZERO);
    }

    @Test
    void namesTheFaultThatCouldNotBeCarriedOut() {
        world.clocksAreBroken = true;

        assertThatThrownBy(() -> injectors.inject(new Fault.ClockDrift("n1", 7)))
                .isInstanceOf(InjectionException.class)
                .hasMessage("could not inject: clock of n1 drifts by +7 ppm: no clock of n1");
        world.clocksAreBroken = false;
    }

    private static SortedSet<Edge> edges() {
        return new TreeSet<>(List.of(EDGE));
    }

    /** A cluster in which every act has its effect at once. */
    private static final class World implements Links, Processes, Clocks {

        private final Set<Edge> impaired = ConcurrentHashMap.newKeySet();
        private final Set<String> silent = ConcurrentHashMap.newKeySet();
        private final Queue<Duration> settings = new ConcurrentLinkedQueue<>();
        private final Map<String, Duration> offsets = new ConcurrentHashMap<>();
        private volatile long drift;
        private volatile boolean clocksAreBroken;

        Optional<Duration> roundTrip(Edge edge) {
            return impaired.contains(edge) || silent.contains(edge.to())
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(1));
        }

        @Override
        public void impose(Edge edge, Impairment impairment) {
            impaired.add(edge);
        }

        @Override
        public void lift(Edge edge, Impairment impairment) {
            impaired.remove(edge);
        }

        @Override
        public void restore(Edge edge) {
            impaired.remove(edge);
        }

        @Override
        public void kill(String node) {
            silent.add(node);
        }

        @Override
        public void start(String node) {
            silent.remove(node);
        }

        @Override
        public void pause(String node) {
            silent.add(node);
        }

        @Override
        public void resume(String node) {
            silent.remove(node);
        }

        @Override
        public boolean answers(String node) {
            return !silent.contains(node);
        }

        @Override
        public void set(String node, Duration offset, long driftPpm) {
            if (clocksAreBroken) {
                throw new IllegalStateException("no clock of " + node);
            }
            settings.add(offset);
            offsets.put(node, offset);
            drift = driftPpm;
        }

        /** A drifting clock gains at each reading what it gains in 100 ms. */
        @Override
        public Duration offset(String node) {
            return offsets.merge(node, Duration.ofNanos(drift * 100), Duration::plus);
        }
    }
}
