package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.WaitResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.rashomon.harness.system.Addresses;
import org.rashomon.harness.system.SystemConnection;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Observation;

/** The nodes' containers, once they have been started. Safe for use by several threads. */
final class DockerNodes {

    private static final int STOP_LIMIT_SECONDS = 20;

    /** The exit code of a process that had to be killed. */
    private static final long KILLED = 137;

    private final DockerClient docker;
    private final SystemConnection system;
    private final Addresses operators;
    private final BiConsumer<String, String> onUnexpectedEnd;
    private final Map<String, Running> containers = new ConcurrentHashMap<>();
    private final Set<String> endExpected = ConcurrentHashMap.newKeySet();

    /** A node's container and its log. */
    private record Running(String id, ContainerLog log) {}

    /**
     * No node runs yet.
     *
     * @param onUnexpectedEnd hears a node's name and how it ended
     */
    DockerNodes(
            DockerClient docker,
            SystemConnection system,
            Addresses operators,
            BiConsumer<String, String> onUnexpectedEnd) {
        this.docker = docker;
        this.system = system;
        this.operators = operators;
        this.onUnexpectedEnd = onUnexpectedEnd;
    }

    /** Takes charge of a container that is about to start for the first time. */
    void adopt(String node, String containerId, ContainerLog log) {
        containers.put(node, new Running(containerId, log));
        log.follow(containerId);
    }

    /** The container of a node has started. */
    void started(String node) {
        endExpected.remove(node);
        docker.waitContainerCmd(container(node).id()).exec(new ResultCallback.Adapter<WaitResponse>() {
            @Override
            public void onNext(WaitResponse end) {
                if (!endExpected.contains(node)) {
                    onUnexpectedEnd.accept(node, howItEnded(node));
                }
            }

            @Override
            public void onError(Throwable throwable) {
                // The engine ends the wait when the container is removed, which is no news.
            }
        });
    }

    /** Nothing that ends from now on is news. */
    void expectAllToEnd() {
        endExpected.addAll(containers.keySet());
    }

    /** Whether it has ended, and how. */
    Optional<String> end(String node) {
        return isRunning(state(node)) ? Optional.empty() : Optional.of(howItEnded(node));
    }

    /** Asks it to end, and says how it did. */
    Observation terminate(String node) {
        endExpected.add(node);
        act(
                "end",
                node,
                id -> docker.stopContainerCmd(id)
                        .withTimeout(STOP_LIMIT_SECONDS)
                        .exec());
        awaitEnd(node);
        return new Observation(KILLED != exitCode(node), "ended when asked, exit code " + exitCode(node));
    }

    /** Its end is no news from now on. */
    void expectEnd(String node) {
        endExpected.add(node);
    }

    /** Its end is news again. */
    void expectNoEnd(String node) {
        endExpected.remove(node);
    }

    /** The container's id. */
    String id(String node) {
        return container(node).id();
    }

    void start(String node) {
        if (isRunning(state(node))) {
            return;
        }
        act("start", node, id -> {
            container(node).log().follow(id);
            docker.startContainerCmd(id).exec();
        });
        started(node);
    }

    void kill(String node) {
        endExpected.add(node);
        act("kill", node, id -> docker.killContainerCmd(id).withSignal("KILL").exec());
        awaitEnd(node);
    }

    void pause(String node) {
        act("pause", node, id -> docker.pauseContainerCmd(id).exec());
    }

    void resume(String node) {
        if (Boolean.TRUE.equals(state(node).getPaused())) {
            act("resume", node, id -> docker.unpauseContainerCmd(id).exec());
        }
    }

    boolean answers(String node) {
        return system.probe(operators.of(node)).isPresent();
    }

    private void awaitEnd(String node) {
        try {
            var ended = docker.waitContainerCmd(id(node)).start().awaitCompletion(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                throw new InjectionException("%s still runs %d s after its end".formatted(node, STOP_LIMIT_SECONDS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while waiting for the end of " + node, interrupted);
        }
    }

    private long exitCode(String node) {
        var code = state(node).getExitCodeLong();
        return code == null ? KILLED : code;
    }

    private String howItEnded(String node) {
        var state = state(node);
        return Boolean.TRUE.equals(state.getOOMKilled()) ? "killed for want of memory" : "exit code " + exitCode(node);
    }

    private InspectContainerResponse.ContainerState state(String node) {
        try {
            return docker.inspectContainerCmd(id(node)).exec().getState();
        } catch (DockerException failure) {
            throw new InjectionException("cannot look at %s: %s".formatted(node, failure.getMessage()), failure);
        }
    }

    private static boolean isRunning(InspectContainerResponse.ContainerState state) {
        return Boolean.TRUE.equals(state.getRunning());
    }

    /** What has been done already, the engine calls a conflict or no modification; that is as good. */
    private void act(String verb, String node, Action action) {
        try {
            action.on(id(node));
        } catch (ConflictException | NotModifiedException already) {
            // As it should be.
        } catch (DockerException failure) {
            throw new InjectionException("cannot %s %s: %s".formatted(verb, node, failure.getMessage()), failure);
        }
    }

    private Running container(String node) {
        return Optional.ofNullable(containers.get(node))
                .orElseThrow(() -> new InjectionException(node + " was never started"));
    }

    /** Something done with a container. */
    @FunctionalInterface
    private interface Action {
        void on(String containerId);
    }
}
