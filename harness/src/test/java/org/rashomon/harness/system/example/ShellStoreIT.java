package org.rashomon.harness.system.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.deployment.DeployedCluster;
import org.rashomon.harness.docker.DockerDeployer;
import org.rashomon.harness.docker.DockerEngine;
import org.rashomon.harness.docker.DockerPlan;
import org.rashomon.harness.docker.EnabledWithDocker;
import org.rashomon.harness.docker.images.HostLibraries;
import org.rashomon.harness.testing.RunningLoop;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;

/** The example of docs/own-system.md: deployed, partitioned, and seen to diverge, as it has no idea of conflicts. */
@EnabledWithDocker
@Timeout(180)
class ShellStoreIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    private final RunningLoop running = new RunningLoop();

    @Test
    void replicatesUntilAPartitionAndDivergesInIt() throws Exception {
        var links = new TreeSet<>(List.of(new Edge("n1", "n2"), new Edge("n2", "n1")));
        var plan = new DockerPlan(
                List.of("n1", "n2"),
                links,
                Duration.ofSeconds(2),
                OptionalInt.empty(),
                Files.createDirectories(folder.resolve("clocks")),
                Files.createDirectories(folder.resolve("logs")),
                HostLibraries.faketime(),
                line -> {});
        var docker = DockerEngine.connect();
        try (var cluster = new DeployedCluster(
                new DockerDeployer(docker, plan, engine -> new ShellStore(ShellImage.of(engine))), running.loop())) {
            running.done(cluster::start);
            write(cluster.client("n1"), 1);
            await("n2 has it")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> digest(cluster, "n1").equals(digest(cluster, "n2")));

            var partition = new Fault.Partition("all", links);
            assertThat(running.done(() -> cluster.inject(partition)).bitten()).isTrue();
            write(cluster.client("n1"), 2);
            write(cluster.client("n2"), 3);

            assertThat(digest(cluster, "n1")).isNotEqualTo(digest(cluster, "n2"));
            assertThat(running.done(() -> cluster.heal(partition)).bitten()).isFalse();
        } finally {
            running.close();
        }
    }

    private void write(Client client, long value) throws Exception {
        var invocation = new Invocation(Function.WRITE, "k1", Value.of(value));
        CompletableFuture<Completion> outcome = new CompletableFuture<>();
        client.invoke(invocation, SessionToken.NONE, outcome::complete);
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(Completion.Ok.class);
    }

    private String digest(DeployedCluster cluster, String node) throws Exception {
        return running.done(() -> cluster.status(node)).digest();
    }
}
