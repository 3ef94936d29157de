package org.rashomon.harness.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.checkers.Contract;
import org.rashomon.harness.deployment.DeployedCluster;
import org.rashomon.harness.docker.images.HostLibraries;
import org.rashomon.harness.docker.images.StoreImage;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.store.ReferenceDb;
import org.rashomon.harness.testing.RunningLoop;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;

/** Every fault of the docker world, one after the other, on one cluster. */
@EnabledWithDocker
@Timeout(240)
class DockerClusterIT {

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
    void everyFaultIsSeenToBiteAndIsHealed() throws Exception {
        var failures = new ArrayList<String>();
        var cluster = cluster(HostLibraries.faketime());
        cluster.onFailure(failures::add);
        running.done(cluster::start);

        for (var fault : faults()) {
            var injected = running.done(() -> cluster.inject(fault));
            var healed = running.done(() -> cluster.heal(fault));
            var healedAgain = running.done(() -> cluster.heal(fault));

            assertThat(injected.bitten())
                    .as("%s: %s", fault.describe(), injected.text())
                    .isTrue();
            assertThat(healed.bitten()).isFalse();
            assertThat(healedAgain.bitten()).isFalse();
        }

        assertThat(running.done(cluster::healAll).text()).isEqualTo("2 nodes and 4 links answer");
        assertThat(failures).isEmpty();
    }

    @Test
    void nodesWithoutLibfaketimeShiftTheirOwnClocks() throws Exception {
        var cluster = cluster(Optional.empty());
        running.done(cluster::start);
        var jump = new Fault.ClockJump("n2", Duration.ofMinutes(-1));

        var injected = running.done(() -> cluster.inject(jump));
        var shifted = running.done(() -> cluster.status("n2")).clockOffsetMicros();
        running.done(() -> cluster.heal(jump));

        assertThat(injected.bitten()).as(injected.text()).isTrue();
        assertThat(shifted).isBetween(-61_000_000L, -59_000_000L);
    }

    private static List<Fault> faults() {
        var link = new TreeSet<>(List.of(LINK));
        var n2 = new TreeSet<>(List.of("n2"));
        var faults = new ArrayList<Fault>(List.of(
                new Fault.Partition("one-way", link),
                new Fault.Refuse(link),
                new Fault.Reset(link),
                new Fault.Latency(link, Duration.ofMillis(300), Duration.ZERO),
                new Fault.Bandwidth(link, 1),
                new Fault.Slicer(link, 8, Duration.ofMillis(10)),
                new Fault.Loss(link, Fault.Loss.Way.REQUESTS),
                new Fault.Loss(link, Fault.Loss.Way.REPLIES),
                new Fault.Flapping(link, Duration.ofMillis(200)),
                Fault.CutOff.of(n2),
                new Fault.Kill(n2),
                new Fault.Pause(n2),
                new Fault.ClockJump("n2", Duration.ofMinutes(-1)),
                new Fault.ClockDrift("n2", 100_000),
                new Fault.ClockStrobe("n2", Duration.ofSeconds(2), Duration.ofMillis(200))));
        var lacking = Scenario.World.DOCKER.lacking();
        for (var how : Disturbance.values()) {
            if (!lacking.contains(how.kind())) {
                faults.add(new Fault.Disturb(how, n2));
            }
        }
        return faults;
    }

    private DeployedCluster cluster(Optional<Path> faketime) throws Exception {
        var docker = DockerEngine.connect();
        var images = new StoreImage(docker, line -> {});
        var image = images.provide();
        var plan = new DockerPlan(
                List.of("n1", "n2"),
                new TreeSet<>(List.of(LINK, new Edge("n2", "n1"))),
                Duration.ofSeconds(1),
                OptionalInt.of(64),
                Files.createDirectories(folder.resolve("clocks")),
                Files.createDirectories(folder.resolve("logs")),
                faketime,
                line -> {});
        var store = new ReferenceDb(
                image,
                faketime.flatMap(host -> images.faketime(image)),
                new ReferenceDb.Configuration(Contract.of(Map.of()), new TreeMap<>(), ""));
        var cluster = new DeployedCluster(new DockerDeployer(docker, plan, engine -> store), running.loop());
        opened.add(cluster);
        return cluster;
    }
}
