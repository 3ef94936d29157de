package org.rashomon.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example project, built by Maven against the artifacts as they would be installed. */
@Timeout(300)
class ExampleProjectIT {

    private static final String GROUP = "org/rashomon";
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final List<String> MODULES =
            List.of("history", "checkers", "workloads", "nemesis", "reference-db", "results", "harness", "junit");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void buildsAndPassesWithTheInstalledArtifacts() throws Exception {
        var repository = repository();
        var project = copyOf(Path.of("../examples/junit"));

        var maven = new ProcessBuilder("mvn", "--batch-mode", "-q", "-Dmaven.repo.local=" + repository, "test")
                .directory(project.toFile())
                .redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var build = maven.start();
        build.getOutputStream().close();
        var output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).as(output).isZero();
        assertThat(project.resolve("target/surefire-reports/TEST-example.OrdersReplicationTest.xml"))
                .content()
                .contains("tests=\"6\"", "failures=\"0\"", "errors=\"0\"");
    }

    /** The local repository, with our artifacts as this build made them; what else is there is linked, not copied. */
    private Path repository() throws IOException {
        var present = Path.of(System.getProperty("user.home"), ".m2", "repository");
        var repository = Files.createDirectories(folder.resolve("repository"));
        link(present, repository, "org");
        link(present.resolve("org"), Files.createDirectory(repository.resolve("org")), "rashomon");
        install(Path.of(".."), "rashomon", repository);
        for (var module : MODULES) {
            install(Path.of("..", module), module, repository);
        }
        return repository;
    }

    private static void link(Path from, Path to, String but) throws IOException {
        try (var entries = Files.list(from)) {
            for (var entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(but)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private static void install(Path module, String artifact, Path repository) throws IOException {
        var place = Files.createDirectories(
                repository.resolve(GROUP).resolve(artifact).resolve(VERSION));
        Files.copy(module.resolve("pom.xml"), place.resolve("%s-%s.pom".formatted(artifact, VERSION)));
        var jar = module.resolve("target").resolve("%s-%s.jar".formatted(artifact, VERSION));
        if (Files.exists(jar)) {
            Files.copy(jar, place.resolve(jar.getFileName()));
        }
    }

    private Path copyOf(Path project) throws IOException {
        var copy = Files.createDirectories(folder.resolve("project"));
        for (var file : List.of(
                "pom.xml",
                "src/test/java/example/OrdersReplicationTest.java",
                "regressions/lost-order.run",
                "histories/register.edn")) {
            var target = copy.resolve(file);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(project.resolve(file), target);
        }
        return copy;
    }
}
