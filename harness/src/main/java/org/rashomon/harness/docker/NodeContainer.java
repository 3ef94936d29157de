package org.rashomon.harness.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container on two networks, with something to do between its creation and its start. */
final class NodeContainer extends GenericContainer<NodeContainer> {

    private final Consumer<String> onCreated;

    /**
     * Not created yet.
     *
     * @param onCreated hears the container's id before it starts
     */
    NodeContainer(String image, Consumer<String> onCreated) {
        super(DockerImageName.parse(image));
        this.onCreated = onCreated;
        // Whoever starts it knows better when it answers.
        setWaitStrategy(new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {}
        });
    }

    /** A published port of this machine for one of the container's. */
    static String binding(int hostPort, int containerPort) {
        return "127.0.0.1:%d:%d".formatted(hostPort, containerPort);
    }

    /** The way to another network, under a name. */
    static ContainerNetwork alias(String... names) {
        return new ContainerNetwork().withAliases(new ArrayList<>(List.of(names)));
    }

    @Override
    protected void containerIsCreated(String containerId) {
        onCreated.accept(containerId);
    }

    @Override
    protected void containerIsStarting(InspectContainerResponse containerInfo) {}
}
