package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Statistics;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Observation;

/**
 * Takes memory away from a container that runs. An engine refuses a limit below what is in use and cannot be paged out,
 * so the limit is put as little above that as it accepts.
 */
record MemoryLimits(DockerClient docker) {

    private static final long MEBIBYTE = 1L << 20;

    /** Steps by which the limit is raised until the engine accepts it. */
    private static final int ATTEMPTS = 8;

    /** Leaves it hardly more than it has in use. */
    Observation squeeze(String container) {
        var used = used(container);
        for (var attempt = 1; ; attempt++) {
            var limit = used + attempt * MEBIBYTE;
            try {
                limit(container, limit);
                return new Observation(
                        limit(container) == limit,
                        "%d MiB in use, limited to %d MiB".formatted(used / MEBIBYTE, limit / MEBIBYTE));
            } catch (DockerException refused) {
                if (attempt == ATTEMPTS) {
                    throw new InjectionException("cannot limit the memory: " + refused.getMessage(), refused);
                }
            }
        }
    }

    /** Lets it have all that the machine has; an engine takes no limit for none, once there was one. */
    void lift(String container) {
        limit(container, Objects.requireNonNull(docker.infoCmd().exec().getMemTotal()));
    }

    private void limit(String container, long bytes) {
        docker.updateContainerCmd(container)
                .withMemory(bytes)
                .withMemorySwap(bytes)
                .exec();
    }

    private long limit(String container) {
        return Objects.requireNonNullElse(
                docker.inspectContainerCmd(container).exec().getHostConfig().getMemory(), 0L);
    }

    private long used(String container) {
        var usage = new AtomicLong();
        try {
            docker.statsCmd(container)
                    .withNoStream(true)
                    .exec(new ResultCallback.Adapter<Statistics>() {
                        @Override
                        public void onNext(Statistics statistics) {
                            usage.set(Objects.requireNonNullElse(
                                    statistics.getMemoryStats().getUsage(), 0L));
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while looking at the memory in use", interrupted);
        }
        return usage.get();
    }
}
