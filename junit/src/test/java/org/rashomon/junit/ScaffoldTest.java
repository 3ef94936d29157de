package org.rashomon.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

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
}
