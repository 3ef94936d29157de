package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.Network;

/**
 * The two networks of a run. Nodes speak to each other on one that leads nowhere else, so that a node can be taken off
 * it while this machine still reaches its published port over the other.
 *
 * @param control publishes ports to this machine
 * @param peers carries what nodes and proxies send to nodes
 * @param labels on everything of this run
 */
record Networks(Network control, Network peers, Map<String, String> labels) {

    static Networks create(Map<String, String> labels) {
        var control = Network.builder()
                .createNetworkCmdModifier(command -> command.withLabels(labels))
                .build();
        var peers = Network.builder()
                .createNetworkCmdModifier(command -> command.withLabels(labels).withInternal(true))
                .build();
        return new Networks(control, peers, labels);
    }

    /** Puts a container onto the peers' network under a name. */
    void joinPeers(DockerClient docker, String containerId, String name) {
        docker.connectToNetworkCmd()
                .withContainerId(containerId)
                .withNetworkId(peers.getId())
                .withContainerNetwork(new ContainerNetwork().withAliases(List.of(name)))
                .exec();
    }

    /** Takes it off, with all its connections. */
    void leavePeers(DockerClient docker, String containerId) {
        docker.disconnectFromNetworkCmd()
                .withContainerId(containerId)
                .withNetworkId(peers.getId())
                .withForce(true)
                .exec();
    }
}
