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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.deployment.DeployedCluster;
import org.rashomon.harness.scenario.StoreSettings;
import org.rashomon.harness.store.StubStore;
import org.rashomon.harness.testing.RunningLoop;
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

    private final RunningLoop running = new RunningLoop();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var resource : opened) {
            resource.close();
        }
        running.close();
    }

    @Test
    void faultsAreObservedHealedAndTellWhatTheyDidToRealTraffic() throws Exception {
        var cluster = cluster(Optional.empty());
        running.done(cluster::start);
        var cut = new Fault.Partition("one-way", new TreeSet<>(List.of(LINK)));
        var kill = new Fault.Kill(new TreeSet<>(List.of("n2")));
        var jump = new Fault.ClockJump("n1", Duration.ofSeconds(-3));

        var cutSeen = running.done(() -> cluster.inject(cut));
        var cutHealed = running.done(() -> cluster.heal(cut));
        var jumpSeen = running.done(() -> cluster.inject(jump));
        var state = running.done(() -> cluster.status("n1"));
        var jumpHealed = running.done(() -> cluster.heal(jump));
        var killSeen = running.done(() -> cluster.inject(kill));
        var killHealed = running.done(() -> cluster.heal(kill));
        var allHealed = running.done(cluster::healAll);

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

        assertThatThrownBy(() -> running.done(cluster(Optional.of(nobody))::start))
                .cause()
                .hasMessageContaining("Toxiproxy")
                .hasMessageContaining(nobody.toString());
    }

    @Test
    void aNodeThatDoesNotStartFailsTheStart() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("nodes/n2")).resolve("changes.log"), "no log");

        assertThatThrownBy(() -> running.done(cluster(Optional.empty())::start))
                .cause()
                .hasMessageStartingWith("n2 did not start: ");
    }

    @Test
    void clientsAreCutOffNodesRestartedAndWiped() throws Exception {
        var cluster = cluster(Optional.empty());
        running.done(cluster::start);
        var n1 = new TreeSet<>(List.of("n1"));

        for (var fault : List.of(
                Fault.CutOff.of(n1),
                new Fault.Disturb(Disturbance.RESTART, n1),
                new Fault.Disturb(Disturbance.WIPE, n1))) {
            var injected = running.done(() -> cluster.inject(fault));
            assertThat(injected.bitten()).as(injected.text()).isTrue();
            running.done(() -> cluster.heal(fault));
        }

        assertThat(running.done(cluster::healAll).text()).isEqualTo("2 nodes and 4 links answer");
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
        var cluster = new DeployedCluster(new LocalDeployer(plan, Clock.systemUTC()), running.loop());
        opened.add(cluster);
        return cluster;
    }
}
