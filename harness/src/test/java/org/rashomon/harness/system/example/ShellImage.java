package org.rashomon.harness.system.example;

import com.github.dockerjava.api.DockerClient;
import java.util.Arrays;
import org.rashomon.harness.docker.images.StoreImage;

/** What the example runs on. */
public final class ShellImage {

    private ShellImage() {}

    /** Any image with a busybox: the base of the store's own where it was made here, or the published one. */
    public static String of(DockerClient docker) {
        try {
            new StoreImage(docker, line -> {}).provide();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return docker.listImagesCmd().withReferenceFilter("rashomon/host-base").exec().stream()
                .flatMap(image -> Arrays.stream(image.getRepoTags()))
                .findFirst()
                .orElse("busybox:stable-glibc");
    }
}
