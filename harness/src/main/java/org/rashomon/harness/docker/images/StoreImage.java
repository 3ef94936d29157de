package org.rashomon.harness.docker.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.rashomon.harness.deployment.FileTrees;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * The image of the bundled store. Its tag is a digest of what it is made of, so a changed store is packed anew and an
 * unchanged one never.
 */
public final class StoreImage {

    /** The base image where a registry answers. */
    static final String REGISTRY_BASE = "eclipse-temurin:25-jre";

    private static final String NAME = "rashomon/reference-db";
    private static final String BASE_NAME = "rashomon/host-base";
    private static final String DOCKERFILE = "/org/rashomon/referencedb/Dockerfile";

    private static final String FAKETIME = "/opt/faketime/libfaketimeMT.so.1";
    private static final String FAKETIME_LABEL = "org.rashomon.faketime";

    private static final String BASE_DOCKERFILE = """
            FROM scratch
            COPY rootfs /
            RUN ["/bin/busybox", "mkdir", "-p", "/tmp", "/root", "/var/lib", "/var/tmp"]
            RUN ["/bin/busybox", "--install", "-s", "/bin"]
            ENV PATH=/opt/java/bin:/bin LANG=C.UTF-8
            """;

    private final DockerClient docker;
    private final Consumer<String> progress;

    /**
     * Nothing is built yet.
     *
     * @param progress hears, line by line, what takes time
     */
    public StoreImage(DockerClient docker, Consumer<String> progress) {
        this.docker = docker;
        this.progress = progress;
    }

    /**
     * The image's name; builds it if the engine has none of this store.
     *
     * @throws ImageException if it cannot be built
     */
    public String provide() throws InterruptedException {
        try {
            var store = StoreFiles.on(System.getProperty("java.class.path"));
            var host = HostRoot.ofThisHost();
            var name = "%s:%s".formatted(NAME, digest(store, host));
            if (!isThere(name)) {
                build(name, store, host);
            }
            return name;
        } catch (IOException failure) {
            throw new ImageException("the store's image cannot be built: " + failure.getMessage(), failure);
        }
    }

    /** Where the image has libfaketime; empty if it has none. */
    public Optional<String> faketime(String name) {
        var labels = docker.inspectImageCmd(name).exec().getConfig();
        return labels != null
                        && "yes"
                                .equals(Objects.requireNonNullElse(labels.getLabels(), Map.of())
                                        .get(FAKETIME_LABEL))
                ? Optional.of(FAKETIME)
                : Optional.empty();
    }

    private void build(String name, StoreFiles store, HostRoot host) throws IOException, InterruptedException {
        var recipe = ImageRecipe.ofStore();
        progress.accept("building the image %s: %s".formatted(name, recipe.reason()));
        var base = switch (recipe) {
            case ImageRecipe.FromRegistry(var image, var reason) -> image;
            case ImageRecipe.FromThisMachine machine -> hostBase(host);
            case ImageRecipe.Impossible(var reason, var remedy) ->
                throw new ImageException("the store's image cannot be built: %s; %s".formatted(reason, remedy));
        };
        var image = new ImageFromDockerfile(name, false)
                .withFileFromString("Dockerfile", dockerfile())
                .withBuildArg("BASE", base)
                .withBuildArg(
                        "FAKETIME",
                        recipe instanceof ImageRecipe.FromThisMachine
                                        && host.faketime().isEmpty()
                                ? "no"
                                : "yes");
        store.jars().forEach(jar -> image.withFileFromPath("lib/" + jar.getFileName(), jar));
        build(name, image);
        removeOlder(name);
    }

    private String hostBase(HostRoot host) throws IOException, InterruptedException {
        var name = "%s:%s".formatted(BASE_NAME, Digests.of(host.fingerprint() + BASE_DOCKERFILE));
        if (isThere(name)) {
            return name;
        }
        var folder = Files.createTempDirectory("rashomon-image");
        try {
            host.write(folder.resolve("rootfs"));
            build(
                    name,
                    new ImageFromDockerfile(name, false)
                            .withFileFromString("Dockerfile", BASE_DOCKERFILE)
                            .withFileFromPath("rootfs", folder.resolve("rootfs")));
        } finally {
            FileTrees.delete(folder);
        }
        return name;
    }

    private static void build(String name, ImageFromDockerfile image) {
        try {
            image.get();
        } catch (RuntimeException failure) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            throw new ImageException("the image %s cannot be built: %s".formatted(name, cause.getMessage()), failure);
        }
    }

    private boolean isThere(String name) {
        try {
            docker.inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    /** Images of earlier builds are of no more use; one that a run still uses stays. */
    private void removeOlder(String current) {
        docker.listImagesCmd().withReferenceFilter(NAME).exec().stream()
                .flatMap(image -> Arrays.stream(image.getRepoTags()))
                .filter(tag -> !tag.equals(current))
                .forEach(tag -> {
                    try {
                        docker.removeImageCmd(tag).exec();
                    } catch (DockerException inUse) {
                        progress.accept("keeping the older image %s: %s".formatted(tag, inUse.getMessage()));
                    }
                });
    }

    private static String digest(StoreFiles store, HostRoot host) throws IOException {
        var parts = new StringBuilder(dockerfile()).append(host.fingerprint());
        for (var jar : store.jars()) {
            parts.append(jar.getFileName()).append(Digests.of(Files.readAllBytes(jar)));
        }
        return Digests.of(parts.toString());
    }

    private static String dockerfile() throws IOException {
        try (var resource = StoreImage.class.getResourceAsStream(DOCKERFILE)) {
            if (resource == null) {
                throw new IOException("the store's jar holds no Dockerfile; build it with: mvn package");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
