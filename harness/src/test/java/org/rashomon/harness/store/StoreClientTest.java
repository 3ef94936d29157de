package org.rashomon.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Contract;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.clients.VirtualThreadClient;
import org.rashomon.workloads.generators.Invocation;

@Timeout(20)
class StoreClientTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Invocation WRITE = Invocation.write("k1", 5);
    private static final String WRITTEN = """
            {"version":{"dot":["n1",2],"timestampMicros":7,"context":{"n1":1}},"seen":{"n1":2}}""";

    private Contract contract = Contract.of(Map.of());

    @Test
    void aWriteThatIsAnsweredWith200TookEffect() throws Exception {
        try (var store = StubStore.answering(200, WRITTEN)) {
            var completion = invoke(store.address(), WRITE);

            assertThat(store.requests).containsExactly("PUT /kv/k1 {\"value\":5}");
            assertThat(completion).isInstanceOfSatisfying(Completion.Ok.class, ok -> {
                assertThat(ok.value()).isEqualTo(Value.of(5));
                assertThat(ok.version().dot()).isEqualTo(new Dot("n1", 2));
            });
        }
    }

    @Test
    void aReadTellsTheValue() throws Exception {
        try (var store = StubStore.answering(200, "{\"key\":\"a/b\",\"value\":7}")) {
            var completion = invoke(store.address(), Invocation.read("a/b"));

            assertThat(store.requests).containsExactly("GET /kv/a%2Fb");
            assertThat(completion).isEqualTo(new Completion.Ok(Value.of(7), Version.NONE));
        }
    }

    @Test
    void aKeyThatIsNotThereIsReadAsNoValue() throws Exception {
        try (var store = StubStore.answering(404, "{\"error\":\"not-found\",\"message\":\"no such key\"}")) {
            assertThat(invoke(store.address(), Invocation.read("k")))
                    .isEqualTo(new Completion.Ok(Value.NONE, Version.NONE));
        }
    }

    @Test
    void anotherKindOfNotFoundIsAFailure() throws Exception {
        try (var store = StubStore.answering(404, "{\"error\":\"no-such-path\",\"message\":\"no such path\"}")) {
            assertThat(invoke(store.address(), Invocation.read("k")))
                    .isEqualTo(new Completion.Failed("HTTP 404: no such path"));
        }
    }

    @Test
    void addsAnElementUnderAKeyOfItsOwn() throws Exception {
        try (var store = StubStore.answering(200, WRITTEN)) {
            invoke(store.address(), Invocation.add("set", 12));

            assertThat(store.requests).containsExactly("PUT /kv/set.12 {\"value\":12}");
        }
    }

    @Test
    void readsASetByThePrefixOfItsElements() throws Exception {
        var entries = "{\"entries\":[{\"key\":\"set.1\",\"value\":1},{\"key\":\"set.4\",\"value\":4}],\"seen\":{}}";
        try (var store = StubStore.answering(200, entries)) {
            var completion = invoke(store.address(), Invocation.read("set"));

            assertThat(store.requests).containsExactly("GET /kv?prefix=set.");
            assertThat(completion)
                    .isEqualTo(new Completion.Ok(Value.of(List.of(Value.of(1), Value.of(4))), Version.NONE));
        }
    }

    @Test
    void comparesAndSets() throws Exception {
        var sides = Value.of(List.of(Value.of(1), Value.of(2)));
        try (var store = StubStore.answering(409, "{\"error\":\"mismatch\",\"message\":\"it is 3\"}")) {
            var completion = invoke(store.address(), new Invocation(Function.COMPARE_AND_SET, "k", sides));

            assertThat(store.requests).containsExactly("POST /kv/k/compare-and-set {\"expected\":1,\"value\":2}");
            assertThat(completion).isEqualTo(new Completion.Failed("HTTP 409: it is 3"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 409, 413, 503})
    void refusalsCertainlyHadNoEffect(int status) throws Exception {
        try (var store = StubStore.answering(status, "{\"error\":\"refused\",\"message\":\"why\"}")) {
            assertThat(invoke(store.address(), WRITE))
                    .isEqualTo(new Completion.Failed("HTTP %d: why".formatted(status)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 500, 502, 504})
    void otherAnswersPromiseNothing(int status) throws Exception {
        try (var store = StubStore.answering(status, "{\"error\":\"timeout\"}")) {
            assertThat(invoke(store.address(), WRITE)).isInstanceOf(Completion.Indeterminate.class);
        }
    }

    @Test
    void whatWasNeverSentHadNoEffect() throws Exception {
        assertThat(invoke(StubStore.nobody(), WRITE)).isEqualTo(new Completion.Failed("cannot connect to n1"));
    }

    @Test
    void aConnectionThatEndsAfterTheRequestLeavesTheOutcomeUnknown() throws Exception {
        try (var store = StubStore.hangingUp()) {
            assertThatThrownBy(() -> invoke(store.address(), WRITE)).isInstanceOf(IOException.class);
            assertThat(store.requests).as("a write is never sent twice").hasSize(1);
            assertThat(adapted(store.address(), WRITE)).isInstanceOf(Completion.Indeterminate.class);
        }
    }

    @Test
    void silenceLeavesTheOutcomeUnknown() throws Exception {
        try (var store = StubStore.silent()) {
            assertThatThrownBy(() -> invoke(store.address(), WRITE)).isInstanceOf(HttpTimeoutException.class);
            assertThat(adapted(store.address(), WRITE)).isInstanceOf(Completion.Indeterminate.class);
        }
    }

    @Test
    void anAnswerThatIsNoJsonLeavesTheOutcomeUnknown() throws Exception {
        try (var store = StubStore.answering(200, "<html>")) {
            assertThat(adapted(store.address(), WRITE)).isInstanceOf(Completion.Indeterminate.class);
        }
    }

    private Completion invoke(String address, Invocation invocation) throws Exception {
        try (var http = new StoreHttp(node -> address)) {
            return new StoreClient(http, "n1", TIMEOUT, contract).invoke(invocation, SessionToken.NONE);
        }
    }

    /** What the runner gets to see. */
    private Completion adapted(String address, Invocation invocation) throws InterruptedException {
        var completions = new LinkedBlockingQueue<Completion>();
        try (var http = new StoreHttp(node -> address);
                var client = new VirtualThreadClient(new StoreClient(http, "n1", TIMEOUT, contract), Runnable::run)) {
            client.invoke(invocation, SessionToken.NONE, completions::add);
            var completion = completions.poll(10, TimeUnit.SECONDS);
            return completion == null ? new Completion.Failed("no completion") : completion;
        }
    }
}
