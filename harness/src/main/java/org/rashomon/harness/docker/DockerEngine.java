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
        var wanted = Optional.ofNullable(System.getenv("DOCKER_HOST"));
        var factory = DockerClientFactory.instance();
        // Testcontainers goes on looking elsewhere when the engine that was asked for does not answer.
        if (!isAvailable(factory)
                || wanted.filter(host -> !host.equals(
                                factory.getTransportConfig().getDockerHost().toString()))
                        .isPresent()) {
            throw new DockerUnavailableException("no Docker engine answers at %s: start one (Debian: apt install"
                            .formatted(wanted.orElse("unix:///var/run/docker.sock"))
                    + " docker.io; macOS: Docker Desktop), or use --world local");
        }
        return factory.client();
    }

    /** Testcontainers also wants its own image, Ryuk, unless it is told to do without. */
    private static boolean isAvailable(DockerClientFactory factory) {
        try {
            return factory.isDockerAvailable();
        } catch (RuntimeException ryuk) {
            throw new DockerUnavailableException(
                    "a Docker engine answers, but Testcontainers' Ryuk does not run there (%s): set"
                                    .formatted(rootCause(ryuk))
                            + " TESTCONTAINERS_RYUK_DISABLED=true; Rashomon removes its containers itself");
        }
    }

    private static String rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** What the engine calls itself. */
    public static String describe(DockerClient docker) {
        var version = docker.versionCmd().exec();
        return "engine %s, API %s".formatted(version.getVersion(), version.getApiVersion());
    }
}
