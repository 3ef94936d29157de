package org.rashomon.harness.docker.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** The image of the real Toxiproxy server: the published one, or one around a server that this machine has or makes. */
public final class ToxiproxyImage {

    /** As its makers publish it. */
    public static final String PUBLISHED = "ghcr.io/shopify/toxiproxy:2.12.0";

    private static final String OWN = "rashomon/toxiproxy:2.12.0";
    private static final String MODULE = "github.com/Shopify/toxiproxy/v2/cmd/server@v2.12.0";
    private static final int PULL_LIMIT_SECONDS = 120;
    private static final int BUILD_LIMIT_SECONDS = 300;

    private static final String DOCKERFILE = """
            FROM scratch
            COPY toxiproxy-server /toxiproxy
            EXPOSE 8474
            ENTRYPOINT ["/toxiproxy"]
            CMD ["-host=0.0.0.0"]
            """;

    private final DockerClient docker;
    private final Consumer<String> progress;
    private final Optional<String> server;

    /**
     * Nothing is built yet.
     *
     * @param progress hears, line by line, what takes time
     * @param server the file of a statically linked {@code toxiproxy-server} of this machine, if it is known
     */
    public ToxiproxyImage(DockerClient docker, Consumer<String> progress, Optional<String> server) {
        this.docker = docker;
        this.progress = progress;
        this.server = server;
    }

    /**
     * The image's name; pulls or builds it if the engine has none.
     *
     * @throws ImageException if there is no way
     */
    public String provide() throws InterruptedException {
        for (var name : new String[] {PUBLISHED, OWN}) {
            if (isThere(name)) {
                return name;
            }
        }
        if (Registry.GITHUB.answers() && isPulled()) {
            return PUBLISHED;
        }
        try {
            return build();
        } catch (IOException failure) {
            throw new ImageException(
                    "no image of Toxiproxy: %s does not answer, and %s; install Go, or name a statically linked"
                                    .formatted(Registry.GITHUB.host(), failure.getMessage())
                            + " toxiproxy-server in RASHOMON_TOXIPROXY_SERVER",
                    failure);
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

    private boolean isPulled() throws InterruptedException {
        progress.accept("pulling " + PUBLISHED);
        try {
            return docker.pullImageCmd(PUBLISHED).start().awaitCompletion(PULL_LIMIT_SECONDS, TimeUnit.SECONDS)
                    && isThere(PUBLISHED);
        } catch (RuntimeException failure) {
            progress.accept("%s cannot be pulled: %s".formatted(PUBLISHED, failure.getMessage()));
            return false;
        }
    }

    private String build() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("rashomon-toxiproxy");
        var made = folder.resolve("server");
        try {
            var file = server.map(Path::of).filter(Files::isExecutable);
            if (file.isEmpty()) {
                progress.accept("building Toxiproxy from " + MODULE);
                make(folder);
            }
            var image = new ImageFromDockerfile(OWN, false)
                    .withFileFromString("Dockerfile", DOCKERFILE)
                    .withFileFromPath("toxiproxy-server", file.orElse(made));
            image.get();
            return OWN;
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(folder);
        }
    }

    private static void make(Path folder) throws IOException, InterruptedException {
        var go = Arrays.stream(new String[] {"go", "/usr/local/go/bin/go"})
                .filter(ToxiproxyImage::runs)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no Go to build it with"));
        var builder = new ProcessBuilder(go, "install", MODULE)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().put("GOBIN", folder.toString());
        builder.environment().put("CGO_ENABLED", "0");
        var process = builder.start();
        if (!process.waitFor(BUILD_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("go install " + MODULE + " fails");
        }
    }

    private static boolean runs(String go) {
        try {
            return new ProcessBuilder(go, "version")
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
