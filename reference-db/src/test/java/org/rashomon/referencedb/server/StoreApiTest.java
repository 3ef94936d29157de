package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // The store is started before all tests.
class StoreApiTest {

    private StoreProcess store;

    @BeforeAll
    void startStore(@TempDir Path directory) throws IOException {
        store = StoreProcess.start(StoreProcess.config(directory.resolve("data")), directory);
    }

    @AfterAll
    void endStore() {
        store.close();
    }

    @Test
    void readsBackWhatWasWritten() throws Exception {
        var written = store.put("/kv/a%2Fb%20%C3%BC", "{\"value\":{\"z\":1.50,\"a\":[1,null]}}");
        var read = store.get("/kv/a%2Fb%20%C3%BC");

        assertThat(written.status()).isEqualTo(200);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("key").stringValue("")).isEqualTo("a/b ü");
        assertThat(read.body().path("value").toString()).isEqualTo("{\"a\":[1,null],\"z\":1.5}");
        assertThat(read.body().path("version")).isEqualTo(written.body().path("version"));
        assertThat(read.body().path("seen").path("n1").longValue(0)).isPositive();
    }

    @Test
    void tellsAKeyNeverWrittenFromADeletedOne() throws Exception {
        store.put("/kv/deleted", "{\"value\":1}");
        var deleted = store.send("DELETE", "/kv/deleted", "");
        var read = store.get("/kv/deleted");
        var never = store.get("/kv/never");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(read.status()).isEqualTo(404);
        assertThat(read.body().path("version")).isEqualTo(deleted.body().path("version"));
        assertThat(never.status()).isEqualTo(404);
        assertThat(never.body().path("error").stringValue("")).isEqualTo("not-found");
        assertThat(never.body().has("version")).isFalse();
        assertThat(never.body().has("seen")).isTrue();
    }

    @Test
    void comparesValuesWhateverTheirSpelling() throws Exception {
        var path = "/kv/cas/compare-and-set";
        var created = store.send("POST", path, "{\"expected\":null,\"value\":{\"a\":1,\"b\":2}}");
        var refused = store.send("POST", path, "{\"expected\":null,\"value\":3}");
        var replaced = store.send("POST", path, "{\"expected\":{ \"b\":2, \"a\":1 },\"value\":3}");

        assertThat(created.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("value").path("b").intValue()).isEqualTo(2);
        assertThat(replaced.status()).isEqualTo(200);
    }

    @Test
    void listsTheEntriesWithAPrefix() throws Exception {
        store.put("/kv/list-2", "{\"value\":2}");
        store.put("/kv/list-1", "{\"value\":1}");

        var entries = store.get("/kv?prefix=list-").body().path("entries");

        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.path(0).path("key").stringValue("")).isEqualTo("list-1");
    }

    @Test
    void tellsStatusDigestAndHealth() throws Exception {
        var status = store.get("/status").body();
        var digest = store.get("/digest").body();

        assertThat(status.path("node").stringValue("")).isEqualTo("n1");
        assertThat(status.path("links").isArray()).isTrue();
        assertThat(digest.path("digest").stringValue("")).hasSize(32);
        assertThat(store.get("/health").body().path("node").stringValue("")).isEqualTo("n1");
    }

    @Test
    void tellsPrometheusOfItsKeysAndWrites() throws Exception {
        store.put("/kv/measured", "{\"value\":1}");

        var metrics = store.text("/metrics");

        assertThat(metrics)
                .contains("# TYPE store_keys gauge\n")
                .containsPattern("(?m)^store_keys [1-9][0-9]*$")
                .containsPattern("(?m)^store_applied_sequence\\{origin=\"n1\"} [1-9][0-9]*$")
                .contains("# TYPE store_arrivals_total counter\n")
                .contains("store_conflicts_total");
        assertThat(metrics.lines())
                .allMatch(line -> line.startsWith("# ") || line.matches("[a-z_]+(\\{.*})? -?[0-9.]+"));
    }

    @Test
    void shiftsItsClock() throws Exception {
        var shifted = store.put("/clock", "{\"offsetMicros\":-3600000000,\"driftPpm\":0}");
        var written = store.put("/kv/clock", "{\"value\":1}");
        var restored = store.put("/clock", "{\"offsetMicros\":0,\"driftPpm\":0}");

        var timestamp = written.body().path("version").path("timestampMicros").longValue(0);
        assertThat(shifted.body().path("offsetMicros").longValue(0)).isEqualTo(-3_600_000_000L);
        assertThat(restored.body().path("micros").longValue(0) - timestamp).isBetween(3_600_000_000L, 3_660_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT    | /kv/k              | {\"valu\":1}                 | 400 | invalid-body",
                "PUT    | /kv/k              | {\"value\":1                 | 400 | invalid-body",
                "PUT    | /kv/k              | [1]                          | 400 | invalid-body",
                "PUT    | /kv/k              | {}                           | 400 | invalid-body",
                "PUT    | /kv/k              | {\"value\":null}             | 400 | invalid-value",
                "PUT    | /kv/k              | {\"value\":\"\\ud800\"}      | 400 | invalid-value",
                "PUT    | /kv/               | {\"value\":1}                | 400 | invalid-key",
                "PUT    | /kv/%ff            | {\"value\":1}                | 400 | invalid-key",
                "PUT    | /kv/a/b            | {\"value\":1}                | 404 | no-such-path",
                "POST   | /kv/k              | {\"value\":1}                | 405 | method-not-allowed",
                "POST   | /kv/k/compare-and-set | {\"value\":1}             | 400 | invalid-body",
                "GET    | /kv?prefx=a        | ``                           | 400 | invalid-query",
                "GET    | /kvetch            | ``                           | 404 | no-such-path",
                "GET    | /nothing           | ``                           | 404 | no-such-path",
                "PUT    | /clock             | {\"offsetMicros\":1.5}       | 400 | invalid-body",
                "POST   | /replication/n9    | x                            | 403 | unknown-peer",
            })
    void refusesWhatItDoesNotUnderstand(String method, String path, String body, int status, String error)
            throws Exception {
        var answer = store.send(method, path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error").stringValue("")).isEqualTo(error);
        assertThat(answer.body().path("message").stringValue("")).isNotBlank();
    }

    @Test
    void boundsTheSizeOfKeysAndValues() throws Exception {
        var largest = "x".repeat(Json.LARGEST_VALUE_BYTES - 2);

        assertThat(store.put("/kv/large", "{\"value\":\"" + largest + "\"}").status())
                .isEqualTo(200);
        assertThat(store.put("/kv/large", "{\"value\":\"x" + largest + "\"}").status())
                .isEqualTo(413);
        assertThat(store.put("/kv/" + "k".repeat(512), "{\"value\":1}").status())
                .isEqualTo(200);
        assertThat(store.put("/kv/" + "k".repeat(513), "{\"value\":1}").status())
                .isEqualTo(400);
    }
}
