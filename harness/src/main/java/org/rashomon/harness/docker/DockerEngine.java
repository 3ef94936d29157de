package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** The Docker engine that Testcontainers finds: by {@code DOCKER_HOST}, by the usual sockets, or Docker Desktop's. */
public final class DockerEngine {

    private DockerEngine() {}

    /**
     * A client of the engine.
     *
     * @throws DockerUnavailableException if none answers
     */
    public static DockerClient connect() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new DockerUnavailableException("no Docker engine answers at %s: start one (Debian: apt install"
                            .formatted(Optional.ofNullable(System.getenv("DOCKER_HOST"))
                                    .orElse("unix:///var/run/docker.sock"))
                    + " docker.io; macOS: Docker Desktop), or use --world local");
        }
        return DockerClientFactory.instance().client();
    }

    /** What the engine calls itself. */
    public static String describe(DockerClient docker) {
        var version = docker.versionCmd().exec();
        return "engine %s, API %s".formatted(version.getVersion(), version.getApiVersion());
    }
}
