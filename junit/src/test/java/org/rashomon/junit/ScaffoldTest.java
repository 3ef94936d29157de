package org.rashomon.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.rashomon.harness.system.Node;
import org.rashomon.harness.system.SystemUnderTest;

/** The test that {@code rashomon init} writes compiles against what users get, and passes. */
class ScaffoldTest {

    private static final String TEMPLATE = "/org/rashomon/harness/init/FirstReplicationTest.java.txt";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thatTestPasses() throws Exception {
        var source = folder.resolve("FirstReplicationTest.java");
        try (var template = ReplicationTest.class.getResourceAsStream(TEMPLATE)) {
            Files.write(source, Objects.requireNonNull(template).readAllBytes());
        }
        var exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-proc:none", source.toString());
        assertThat(exit).isZero();

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter(
                            ReplicationExtension.RUNS, folder.resolve("runs").toString())
                    .configurationParameter(
                            ReplicationExtension.MEMORY,
                            folder.resolve("failures.json").toString())
                    .selectors(selectClass(loader.loadClass("replication.FirstReplicationTest")))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(3).succeeded(3));
        }
    }

    /** What {@code init --sut} writes for a system of one's own compiles, and says how a node is to be run. */
    @ParameterizedTest
    @ValueSource(strings = {"testcontainers", "compose"})
    void aSystemOfOnesOwnCompilesAndDescribesItsContainer(String sut) throws Exception {
        var written = ProcessHandle.current().info().command().orElseThrow();
        var init = new ProcessBuilder(
                        written,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.rashomon.harness.cli.Rashomon",
                        "init",
                        folder.toString(),
                        "--sut",
                        sut)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(init.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("MySystem.java");
        var sources = folder.resolve("src/test/java/replication");
        var exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-proc:none",
                        // What jars name beside them need not be there.
                        "-Xlint:all,-path",
                        "-Werror",
                        sources.resolve("MySystem.java").toString(),
                        sources.resolve("FirstReplicationTest.java").toString());
        assertThat(exit).isZero();
        // The class reads compose.yaml from the project's folder.
        var described = new ProcessBuilder(
                        written,
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + folder,
                        Described.class.getName(),
                        "container.txt")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(described.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("Exception");
        assertThat(folder.resolve("container.txt"))
                .content()
                .contains("image=busybox:stable-glibc", "port=8080", "PEERS=10.0.0.2:1", "dataFolder=/data")
                .contains("[ \"$REQUEST_METHOD\" = POST ]")
                .doesNotContain("$$");
    }

    /** Writes the container of a node to a file. */
    static final class Described {
        private Described() {}

        public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
            var system = Class.forName("replication.MySystem")
                    .asSubclass(SystemUnderTest.class)
                    .getConstructor()
                    .newInstance();
            var container = system.container(new Node("n1", List.of("n1", "n2"), Map.of("n2", "10.0.0.2:1")));
            Files.writeString(Path.of(arguments[0]), container.toString());
        }
    }
}
