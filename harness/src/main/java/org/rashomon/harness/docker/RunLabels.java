package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The labels on everything that a run makes. By them it is removed at the end; by them a later run removes what a
 * killed harness has left.
 *
 * @param harness the process that made it: its number and when it began, so that a number used again is not mistaken
 * @param run tells the runs of one process from each other
 */
record RunLabels(String harness, String run) {

    private static final String HARNESS = "org.rashomon.harness";
    private static final String RUN = "org.rashomon.run";
    private static final Pattern OWNER = Pattern.compile("(\\d+)-(\\d+)");

    /** Of a new run of this process. */
    static RunLabels ofThisProcess() {
        return new RunLabels(owner(ProcessHandle.current()), UUID.randomUUID().toString());
    }

    Map<String, String> labels() {
        return Map.of(HARNESS, harness, RUN, run);
    }

    /** Removes all of this run. */
    void removeAll(DockerClient docker) {
        remove(docker, labels -> run.equals(labels.get(RUN)), name -> {});
    }

    /** Removes what harnesses that are no more have left, and says what it was. */
    static void sweep(DockerClient docker, Consumer<String> progress) {
        remove(docker, RunLabels::isOrphan, name -> progress.accept("removing what a killed run has left: " + name));
    }

    private static void remove(DockerClient docker, Predicate<Map<String, String>> isMeant, Consumer<String> heard) {
        var containers = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(HARNESS))
                .exec();
        var removals = containers.stream()
                .filter(container -> isMeant.test(container.getLabels()))
                .peek(container -> heard.accept("container " + container.getNames()[0]))
                .map(container ->
                        Thread.startVirtualThread(() -> attempt(() -> docker.removeContainerCmd(container.getId())
                                .withForce(true)
                                .withRemoveVolumes(true)
                                .exec())))
                .toList();
        removals.forEach(RunLabels::await);
        for (var network : docker.listNetworksCmd().exec()) {
            if (network.getLabels() != null && isMeant.test(network.getLabels())) {
                attempt(() -> docker.removeNetworkCmd(network.getId()).exec());
            }
        }
        var volumes = docker.listVolumesCmd()
                .withFilter("label", List.of(HARNESS))
                .exec()
                .getVolumes();
        Stream.ofNullable(volumes)
                .flatMap(List::stream)
                .filter(volume -> volume.getLabels() != null && isMeant.test(volume.getLabels()))
                .forEach(volume ->
                        attempt(() -> docker.removeVolumeCmd(volume.getName()).exec()));
    }

    /** Whether the harness of that label has ended; what has no such label is none of ours. */
    static boolean isOrphan(Map<String, String> labels) {
        var matcher = OWNER.matcher(labels.getOrDefault(HARNESS, ""));
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                        .filter(process -> owner(process).equals(matcher.group()))
                        .isEmpty();
    }

    private static String owner(ProcessHandle process) {
        return "%d-%d"
                .formatted(
                        process.pid(),
                        process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Another run may remove it at the same time. */
    private static void attempt(Runnable removal) {
        try {
            removal.run();
        } catch (DockerException alreadyGone) {
            // Nothing is left to remove; what could not be removed will be found by the next run.
        }
    }

    private static void await(Thread removal) {
        try {
            removal.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
