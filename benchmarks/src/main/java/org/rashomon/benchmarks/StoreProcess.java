package org.rashomon.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One node of the store without peers, in a JVM of its own. */
final class StoreProcess implements AutoCloseable {

    private static final String MAIN = "org.rashomon.referencedb.server.StoreMain";

    private final Process process;
    private final InetSocketAddress address;

    private StoreProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a node with an empty data directory and waits until it listens. It ends when this process does. */
    static StoreProcess start(Path directory) throws IOException {
        return start(directory, config -> config.putArray("peers"));
    }

    /** Starts a node with further settings and an empty data directory. It ends when this process does. */
    static StoreProcess start(Path directory, Consumer<ObjectNode> settings) throws IOException {
        var mapper = new JsonMapper();
        var config = mapper.createObjectNode()
                .put("node", "n1")
                .put("listen", "127.0.0.1:0")
                .put("dataDirectory", directory.resolve("data").toString())
                .put("exitWithParent", true);
        settings.accept(config);
        var file = Files.writeString(directory.resolve("store.json"), mapper.writeValueAsString(config));
        var process = new ProcessBuilder(command(file))
                .redirectError(directory.resolve("store.log").toFile())
                .start();
        try {
            return new StoreProcess(process, address(process, mapper));
        } catch (IOException | RuntimeException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static List<String> command(Path config) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "--config",
                config.toString());
    }

    private static InetSocketAddress address(Process process, JsonMapper mapper) throws IOException {
        var line = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the store ended before it listened");
        }
        var listening = mapper.readTree(line).path("listening").stringValue("");
        var colon = listening.lastIndexOf(':');
        return new InetSocketAddress(listening.substring(0, colon), Integer.parseInt(listening.substring(colon + 1)));
    }

    InetSocketAddress address() {
        return address;
    }

    /** The processor time that the node has used, in nanoseconds; 0 if the system does not tell. */
    long processorNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** What is alive on the node's heap, garbage collected. */
    String heap() throws IOException, InterruptedException {
        var alive = 0L;
        for (var line : jcmd("GC.class_histogram").split("\n", -1)) {
            var columns = line.strip().split(" +", -1);
            if (columns.length == 3 && columns[0].equals("Total")) {
                alive = Long.parseLong(columns[2]);
            }
        }
        return "%.0f MB alive of at most 256 MB".formatted(alive / 1e6);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(tool, Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        var told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return told;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
