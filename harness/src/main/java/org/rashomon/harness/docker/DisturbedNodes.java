package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import java.util.Map;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.nemesis.injectors.Processes;

/**
 * The nodes, as far as faults act on them: besides killing and pausing, whatever an engine can do to a container.
 *
 * @param images the image of each node
 */
record DisturbedNodes(
        DockerClient docker, DockerNodes nodes, Networks networks, NodeVolumes volumes, Map<String, String> images)
        implements Processes {

    private static final long CPU_PERIOD_MICROS = 100_000;

    /** A twentieth of one processor. */
    private static final long STARVED_MICROS = CPU_PERIOD_MICROS / 20;

    /** What the engine takes for no limit. */
    private static final long NO_LIMIT = -1;

    @Override
    public void kill(String node) {
        nodes.kill(node);
    }

    @Override
    public void start(String node) {
        nodes.start(node);
    }

    @Override
    public void pause(String node) {
        nodes.pause(node);
    }

    @Override
    public void resume(String node) {
        nodes.resume(node);
    }

    @Override
    public boolean answers(String node) {
        return nodes.answers(node);
    }

    @Override
    public Observation disturb(String node, Disturbance how) {
        return switch (how) {
            case RESTART -> nodes.terminate(node);
            case WIPE -> {
                nodes.kill(node);
                yield new Observation(true, volumes.wipe(node, image(node)));
            }
            case FULL_DISK -> {
                // A node may well end for want of room, which is no news then.
                nodes.expectEnd(node);
                var left = volumes.fill(node, image(node));
                yield new Observation(left == 0, left + " KiB left");
            }
            case SLOW_DISK, BIT_FLIP, JOIN -> Processes.super.disturb(node, how);
            case STARVE -> {
                limit(node, STARVED_MICROS);
                yield new Observation(quota(node) == STARVED_MICROS, "limited to a twentieth of a processor");
            }
            case SQUEEZE -> {
                // A node may well be killed for want of memory, which is no news then.
                nodes.expectEnd(node);
                yield new MemoryLimits(docker).squeeze(nodes.id(node));
            }
            case DISCONNECT -> {
                networks.leavePeers(docker, nodes.id(node));
                yield new Observation(!isWithPeers(node), "off the peers' network");
            }
        };
    }

    @Override
    public void undisturb(String node, Disturbance how) {
        switch (how) {
            case RESTART, WIPE, SLOW_DISK, BIT_FLIP, JOIN -> {}
            case FULL_DISK -> volumes.empty(node, image(node));
            case STARVE -> limit(node, NO_LIMIT);
            case SQUEEZE -> new MemoryLimits(docker).lift(nodes.id(node));
            case DISCONNECT -> {
                if (!isWithPeers(node)) {
                    networks.joinPeers(docker, nodes.id(node), node);
                }
            }
        }
        nodes.start(node);
        nodes.expectNoEnd(node);
    }

    private void limit(String node, long micros) {
        docker.updateContainerCmd(nodes.id(node))
                .withCpuPeriod(CPU_PERIOD_MICROS)
                .withCpuQuota(micros)
                .exec();
    }

    private long quota(String node) {
        var quota = docker.inspectContainerCmd(nodes.id(node))
                .exec()
                .getHostConfig()
                .getCpuQuota();
        return quota == null ? NO_LIMIT : quota;
    }

    private boolean isWithPeers(String node) {
        var of = docker.inspectContainerCmd(nodes.id(node)).exec().getNetworkSettings();
        return of.getNetworks().values().stream()
                .anyMatch(network -> networks.peers().getId().equals(network.getNetworkID()));
    }

    private String image(String node) {
        var image = images.get(node);
        if (image == null) {
            throw new InjectionException(node + " was never started");
        }
        return image;
    }
}
