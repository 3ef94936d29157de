package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.rashomon.nemesis.injectors.InjectionException;

/**
 * The volumes in which nodes keep their data, and what is done with them by a short-lived container: a container that
 * is not running cannot be told to delete anything.
 *
 * @param labels on everything of this run
 * @param limitMegabytes the room that a node has; a volume with a limit lives in memory
 */
record NodeVolumes(DockerClient docker, RunLabels labels, OptionalInt limitMegabytes) {

    private static final String MOUNT = "/rashomon-data";
    private static final String FILLER = MOUNT + "/.filler";
    private static final int LIMIT_SECONDS = 60;

    void create(String node) {
        var command = docker.createVolumeCmd().withName(name(node)).withLabels(labels.labels());
        limitMegabytes.ifPresent(megabytes -> command.withDriver("local")
                .withDriverOpts(Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=%dm".formatted(megabytes))));
        command.exec();
    }

    String name(String node) {
        return "rashomon-%s-%s".formatted(labels.run(), node);
    }

    /** Deletes all there is, and says how much it was. */
    String wipe(String node, String image) {
        return run(node, image, "du -sk %1$s | cut -f1; find %1$s -mindepth 1 -delete".formatted(MOUNT))
                + " KiB deleted";
    }

    /** Fills what is left, and says how much is left then, in KiB. */
    long fill(String node, String image) {
        if (limitMegabytes.isEmpty()) {
            throw new InjectionException("the disk of %s has no limit that could be reached".formatted(node));
        }
        var script = "dd if=/dev/zero of=%s bs=64k 2>/dev/null; df -k %s | tail -n 1 | awk '{print $4}'"
                .formatted(FILLER, MOUNT);
        return Long.parseLong(run(node, image, script));
    }

    /** Takes the filling away. */
    void empty(String node, String image) {
        run(node, image, "rm -f " + FILLER);
    }

    /** Runs a script with the volume mounted, by a shell of the node's own image; gives what it prints. */
    private String run(String node, String image, String script) {
        var container = docker.createContainerCmd(image)
                .withEntrypoint("sh", "-c", script)
                .withLabels(labels.labels())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withBinds(new Bind(name(node), new Volume(MOUNT))))
                .exec()
                .getId();
        try {
            docker.startContainerCmd(container).exec();
            if (!docker.waitContainerCmd(container).start().awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new InjectionException("no end of \"%s\" on the data of %s".formatted(script, node));
            }
            return output(container);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted at the data of " + node, interrupted);
        } finally {
            docker.removeContainerCmd(container).withForce(true).exec();
        }
    }

    private String output(String container) throws InterruptedException {
        var output = new ByteArrayOutputStream();
        docker.logContainerCmd(container)
                .withStdOut(true)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        output.writeBytes(frame.getPayload());
                    }
                })
                .awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS);
        return output.toString(StandardCharsets.UTF_8).strip();
    }

    /** Something must keep a volume in memory mounted while its node is down, or its content is gone. */
    List<Bind> keepers(List<String> nodes) {
        return limitMegabytes.isEmpty()
                ? List.of()
                : nodes.stream()
                        .map(node -> new Bind(name(node), new Volume("/keep/" + node)))
                        .toList();
    }
}
