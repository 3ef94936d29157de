package org.rashomon.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.checkers.Contract;
import org.rashomon.harness.store.NodeConfig;
import org.rashomon.harness.store.StoreClient;
import org.rashomon.history.Value;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;

/** With processes of the real store. */
@Timeout(90)
class LocalNodesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private LocalNodes nodes;

    private final List<String> moves = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        var folders = new LocalNodes.Folders(folder.resolve("nodes"), Files.createDirectory(folder.resolve("logs")));
        nodes = new LocalNodes(
                folders, (node, address) -> moves.add(address), (node, how) -> ends.add(node + " " + how));
        configure(Map.of(), "");
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void aNodeThatWasKilledComesBackWithItsData() throws Exception {
        nodes.start("n1");
        assertThat(nodes.answers("n1")).isTrue();
        assertThat(invoke(Invocation.write("k", 5))).isInstanceOf(Completion.Ok.class);

        nodes.kill("n1");
        assertThat(nodes.answers("n1")).isFalse();
        assertThat(invoke(Invocation.read("k"))).isInstanceOf(Completion.Failed.class);

        nodes.start("n1");
        assertThat(invoke(Invocation.read("k")))
                .isInstanceOfSatisfying(
                        Completion.Ok.class, read -> assertThat(read.value()).isEqualTo(Value.of(5)));
        assertThat(moves).hasSize(2).last().isEqualTo(nodes.address("n1"));
        assertThat(ends).isEmpty();
    }

    @Test
    void aPausedNodeIsSilentUntilItIsResumed() {
        nodes.start("n1");

        nodes.pause("n1");
        assertThat(nodes.answers("n1")).isFalse();

        nodes.resume("n1");
        await("the node answers").atMost(Duration.ofSeconds(10)).until(() -> nodes.answers("n1"));
    }

    @Test
    void startingANodeThatRunsDoesNothing() {
        nodes.start("n1");
        nodes.start("n1");

        assertThat(moves).hasSize(1);
    }

    @Test
    void aNodeThatEndsByItselfIsReported() {
        nodes.start("n1");

        var children = ProcessHandle.current().children().filter(this::isNode).toList();
        assertThat(children).hasSize(1).allMatch(ProcessHandle::destroyForcibly);

        await("the end is reported").atMost(Duration.ofSeconds(10)).until(() -> ends.size() == 1);
        assertThat(ends.getFirst()).startsWith("n1 exit code 137");
    }

    @Test
    void aNodeThatCannotStartSaysWhy() throws IOException {
        configure(Map.of("strategy", "no-such-strategy"), "");

        assertThatExceptionOfType(InjectionException.class)
                .isThrownBy(() -> nodes.start("n1"))
                .satisfies(failure -> assertThat(failure)
                        .message()
                        .startsWith("n1 did not start: error: ")
                        .contains("no-such-strategy")
                        .hasLineCount(1));
        assertThat(ends).isEmpty();
    }

    @Test
    void aNodeWithADamagedLogSaysSo() throws IOException {
        Files.write(folder.resolve("nodes/n1/changes.log"), "no log".getBytes(StandardCharsets.US_ASCII));

        assertThatExceptionOfType(InjectionException.class)
                .isThrownBy(() -> nodes.start("n1"))
                .withMessageContaining("changes.log");
    }

    @Test
    void anUnknownDefectIsRefusedByTheNode() throws IOException {
        configure(Map.of(), "no-such-defect");

        assertThatExceptionOfType(InjectionException.class)
                .isThrownBy(() -> nodes.start("n1"))
                .withMessageContaining("no-such-defect");
    }

    @Test
    void nodesEndWhenTheyAreClosedEvenThoughPaused() {
        nodes.start("n1");
        var children = ProcessHandle.current().children().filter(this::isNode).toList();
        nodes.pause("n1");

        nodes.close();

        assertThat(children).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(ends).isEmpty();
    }

    @Test
    void nothingStartsOnceClosed() {
        nodes.close();

        nodes.start("n1");

        assertThat(moves).isEmpty();
    }

    @Test
    void listsTheDefectsOfTheStore() throws Exception {
        assertThat(StoreDefects.list())
                .isNotEmpty()
                .extracting(StoreDefects.Listed::name)
                .contains("drop-acknowledged");
    }

    private boolean isNode(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(folder.toString()))
                .isPresent();
    }

    private void configure(Map<String, String> settings, String defect) throws IOException {
        nodes.configure(new NodeConfig(
                "n1", "127.0.0.1:0", nodes.data("n1"), new TreeMap<>(), new TreeMap<>(settings), defect, true));
    }

    private Completion invoke(Invocation invocation) throws Exception {
        return new StoreClient(nodes.http(), "n1", Duration.ofSeconds(5), Contract.of(Map.of()))
                .invoke(invocation, SessionToken.NONE);
    }
}
