package org.rashomon.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The example project compiles against what users get, and its tests pass. */
class ExampleTest {

    private static final Path SOURCE = Path.of("../examples/junit/src/test/java/example/OrdersReplicationTest.java");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theExamplePasses() throws Exception {
        var exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-proc:none", SOURCE.toString());
        assertThat(exit).isZero();

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter(
                            ReplicationExtension.RUNS, folder.resolve("runs").toString())
                    .configurationParameter(
                            ReplicationExtension.MEMORY,
                            folder.resolve("failures.json").toString())
                    .selectors(selectClass(loader.loadClass("example.OrdersReplicationTest")))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(3).succeeded(3));
        }
    }
}
