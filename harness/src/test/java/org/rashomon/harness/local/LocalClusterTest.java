package org.rashomon.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.deployment.DeployedCluster;
import org.rashomon.harness.deployment.EventLoop;
import org.rashomon.harness.scenario.StoreSettings;
import org.rashomon.harness.store.StubStore;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;

/** With two processes of the real store, and the embedded proxy. */
@Timeout(90)
class LocalClusterTest {

    private static final Edge LINK = new Edge("n1", "n2");

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    private final EventLoop loop = new EventLoop();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void runLoop() {
        Thread.startVirtualThread(() -> {
            try {
                loop.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : opened) {
            resource.close();
        }
        loop.close();
    }

    @Test
    void faultsAreObservedHealedAndTellWhatTheyDidToRealTraffic() throws Exception {
        var cluster = cluster(Optional.empty());
        done(cluster::start);
        var cut = new Fault.Partition("one-way", new TreeSet<>(List.of(LINK)));
        var kill = new Fault.Kill(new TreeSet<>(List.of("n2")));
        var jump = new Fault.ClockJump("n1", Duration.ofSeconds(-3));

        var cutSeen = done(() -> cluster.inject(cut));
        var cutHealed = done(() -> cluster.heal(cut));
        var jumpSeen = done(() -> cluster.inject(jump));
        var state = done(() -> cluster.status("n1"));
        var jumpHealed = done(() -> cluster.heal(jump));
        var killSeen = done(() -> cluster.inject(kill));
        var killHealed = done(() -> cluster.heal(kill));
        var allHealed = done(cluster::healAll);

        assertThat(cutSeen.bitten()).as(cutSeen.text()).isTrue();
        assertThat(cutHealed.text()).contains("n1->n2: answers");
        assertThat(jumpSeen.bitten()).as(jumpSeen.text()).isTrue();
        assertThat(state.clockOffsetMicros()).isBetween(-3_200_000L, -2_800_000L);
        assertThat(jumpHealed.text()).startsWith("n1: clock off by ");
        assertThat(killSeen.bitten()).as(killSeen.text()).isTrue();
        assertThat(killHealed.text()).isEqualTo("n2: answers");
        assertThat(allHealed.text()).isEqualTo("2 nodes and 4 links answer");
    }

    @Test
    void aProxyServerThatDoesNotAnswerFailsTheStart() throws Exception {
        var nobody = URI.create("http://" + StubStore.nobody());

        assertThatThrownBy(() -> done(cluster(Optional.of(nobody))::start))
                .cause()
                .hasMessageContaining("Toxiproxy")
                .hasMessageContaining(nobody.toString());
    }

    @Test
    void aNodeThatDoesNotStartFailsTheStart() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("nodes/n2")).resolve("changes.log"), "no log");

        assertThatThrownBy(() -> done(cluster(Optional.empty())::start))
                .cause()
                .hasMessageStartingWith("n2 did not start: ");
    }

    @Test
    void clientsAreCutOffNodesRestartedAndWiped() throws Exception {
        var cluster = cluster(Optional.empty());
        done(cluster::start);
        var n1 = new TreeSet<>(List.of("n1"));

        for (var fault : List.of(
                Fault.CutOff.of(n1),
                new Fault.Disturb(Disturbance.RESTART, n1),
                new Fault.Disturb(Disturbance.WIPE, n1))) {
            var injected = done(() -> cluster.inject(fault));
            assertThat(injected.bitten()).as(injected.text()).isTrue();
            done(() -> cluster.heal(fault));
        }

        assertThat(done(cluster::healAll).text()).isEqualTo("2 nodes and 4 links answer");
    }

    private DeployedCluster cluster(Optional<URI> toxiproxy) throws Exception {
        var plan = new LocalDeployer.Plan(
                List.of("n1", "n2"),
                new TreeSet<>(List.of(LINK, new Edge("n2", "n1"))),
                true,
                new StoreSettings(new TreeMap<>()),
                "",
                Duration.ofSeconds(1),
                toxiproxy,
                folder.resolve("nodes"),
                Files.createDirectories(folder.resolve("logs")));
        var cluster = new DeployedCluster(new LocalDeployer(plan, Clock.systemUTC()), loop);
        opened.add(cluster);
        return cluster;
    }

    /** The outcome of a stage, which starts and completes on the loop. */
    private <T> T done(Supplier<CompletionStage<T>> stage) throws Exception {
        var outcome = new CompletableFuture<T>();
        loop.execute(() -> stage.get().whenComplete((value, failure) -> {
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        }));
        return outcome.get(60, TimeUnit.SECONDS);
    }
}
