package org.rashomon.nemesis.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the HTTP interface of a Toxiproxy server answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiConformance {

    private static final String PROXY = "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private ServerUnderTest server = ServerUnderTest.embedded();

    abstract ServerUnderTest startServer();

    @BeforeAll
    void start() {
        server.close();
        server = startServer();
    }

    @AfterAll
    void stop() {
        http.close();
        server.close();
    }

    @AfterEach
    void deleteProxies() throws Exception {
        for (var name : json.readTree(send("GET", "/proxies", "").body()).propertyNames()) {
            send("DELETE", "/proxies/" + name, "");
        }
    }

    @Test
    void tellsItsVersion() throws Exception {
        var answer = send("GET", "/version", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).path("version").stringValue()).isNotBlank();
    }

    @Test
    void createsAProxyAndTellsWhereItListens() throws Exception {
        var answer = send("POST", "/proxies", PROXY);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(body(answer).path("name").stringValue()).isEqualTo("p");
        assertThat(body(answer).path("listen").stringValue()).matches("127\\.0\\.0\\.1:[1-9]\\d*");
        assertThat(body(answer).path("upstream").stringValue()).isEqualTo("127.0.0.1:9");
        assertThat(body(answer).path("enabled").booleanValue()).isTrue();
        assertThat(body(answer).path("toxics").isEmpty()).isTrue();
        assertThat(body(send("GET", "/proxies/p", ""))).isEqualTo(body(answer));
        assertThat(body(send("GET", "/proxies", "")).path("p")).isEqualTo(body(answer));
    }

    @Test
    void createsAProxyThatIsNotEnabled() throws Exception {
        var answer = send("POST", "/proxies", PROXY.replace("}", ",\"enabled\":false}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(body(answer).path("enabled").booleanValue()).isFalse();
    }

    @Test
    void refusesAProxyOfATakenName() throws Exception {
        send("POST", "/proxies", PROXY);

        assertError(send("POST", "/proxies", PROXY), 409, "proxy already exists");
    }

    @Test
    void refusesAProxyWithoutNameOrUpstream() throws Exception {
        assertError(send("POST", "/proxies", "{\"upstream\":\"a:1\"}"), 400, "missing required field: name");
        assertError(send("POST", "/proxies", "{\"name\":\"p\"}"), 400, "missing required field: upstream");
    }

    @Test
    void refusesABodyThatItCannotRead() throws Exception {
        send("POST", "/proxies", PROXY);

        assertError(send("POST", "/proxies", "{"), 400, "bad request body");
        assertError(send("POST", "/proxies", "[]"), 400, "bad request body");
        assertError(send("POST", "/proxies", "{\"name\":7}"), 400, "bad request body");
        assertError(send("POST", "/proxies/p", "{\"enabled\":\"yes\"}"), 400, "bad request body");
        assertError(
                send("POST", "/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":\"long\"}}"),
                400,
                "bad request body");
    }

    @Test
    void doesNotKnowWhatWasNeverCreated() throws Exception {
        send("POST", "/proxies", PROXY);

        assertError(send("GET", "/proxies/q", ""), 404, "proxy not found");
        assertError(send("POST", "/proxies/q", "{}"), 404, "proxy not found");
        assertError(send("DELETE", "/proxies/q", ""), 404, "proxy not found");
        assertError(send("GET", "/proxies/q/toxics", ""), 404, "proxy not found");
        assertError(send("POST", "/proxies/q/toxics", "{}"), 404, "proxy not found");
        assertError(send("GET", "/proxies/p/toxics/t", ""), 404, "toxic not found");
        assertError(send("POST", "/proxies/p/toxics/t", "{}"), 404, "toxic not found");
        assertError(send("DELETE", "/proxies/p/toxics/t", ""), 404, "toxic not found");
        assertThat(send("GET", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/proxies/p", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void changesAProxyAndKeepsWhatIsNotNamed() throws Exception {
        var listen = body(send("POST", "/proxies", PROXY)).path("listen");

        var redirected = send("POST", "/proxies/p", "{\"upstream\":\"127.0.0.1:10\"}");
        var disabled = send("PATCH", "/proxies/p", "{\"enabled\":false}");

        assertThat(redirected.statusCode()).isEqualTo(200);
        assertThat(body(redirected).path("upstream").stringValue()).isEqualTo("127.0.0.1:10");
        assertThat(body(redirected).path("listen")).isEqualTo(listen);
        assertThat(body(redirected).path("enabled").booleanValue()).isTrue();
        assertThat(body(disabled).path("enabled").booleanValue()).isFalse();
        assertThat(body(disabled).path("upstream").stringValue()).isEqualTo("127.0.0.1:10");
    }

    @Test
    void deletesAProxy() throws Exception {
        send("POST", "/proxies", PROXY);

        assertThat(send("DELETE", "/proxies/p", "").statusCode()).isEqualTo(204);
        assertError(send("GET", "/proxies/p", ""), 404, "proxy not found");
    }

    @Test
    void populatesSeveralProxiesAndLeavesThoseThatAreRight() throws Exception {
        var listen = body(send("POST", "/proxies", PROXY)).path("listen").stringValue();
        send("POST", "/proxies/p/toxics", "{\"type\":\"latency\"}");
        var same = PROXY.replace("127.0.0.1:0", listen);

        var answer = send("POST", "/populate", "[%s,%s]".formatted(same, PROXY.replace("\"p\"", "\"q\"")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(body(answer).path("proxies")).hasSize(2);
        assertThat(body(send("GET", "/proxies/p/toxics", ""))).hasSize(1);
        assertThat(send("GET", "/proxies/q", "").statusCode()).isEqualTo(200);
        assertError(send("POST", "/populate", "[{\"name\":\"r\"}]"), 400, "missing required field: upstream");
    }

    @Test
    void createsAToxicWithDefaults() throws Exception {
        send("POST", "/proxies", PROXY);

        var answer = send("POST", "/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":7}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer))
                .isEqualTo(json.readTree("""
                {"attributes":{"latency":7,"jitter":0},"name":"latency_downstream","type":"latency",
                 "stream":"downstream","toxicity":%s}""".formatted(body(answer).path("toxicity"))));
        assertThat(body(answer).path("toxicity").doubleValue()).isEqualTo(1);
        assertThat(body(send("GET", "/proxies/p/toxics/latency_downstream", "")))
                .isEqualTo(body(answer));
        assertThat(body(send("GET", "/proxies/p", "")).path("toxics").get(0)).isEqualTo(body(answer));
    }

    @Test
    void refusesAToxicItCannotMake() throws Exception {
        send("POST", "/proxies", PROXY);
        send("POST", "/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");

        assertError(send("POST", "/proxies/p/toxics", "{\"type\":\"magic\"}"), 400, "invalid toxic type");
        assertError(send("POST", "/proxies/p/toxics", "{\"stream\":\"sideways\"}"), 400, "stream was invalid");
        assertError(
                send("POST", "/proxies/p/toxics", "{\"type\":\"timeout\",\"name\":\"t\"}"),
                409,
                "toxic already exists");
    }

    @Test
    void changesAToxicAndKeepsWhatIsNotNamed() throws Exception {
        send("POST", "/proxies", PROXY);
        send("POST", "/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\",\"attributes\":{\"latency\":7}}");

        var jitter = send("POST", "/proxies/p/toxics/t", "{\"attributes\":{\"jitter\":3}}");
        var toxicity = send("PATCH", "/proxies/p/toxics/t", "{\"toxicity\":0.5}");

        assertThat(jitter.statusCode()).isEqualTo(200);
        assertThat(body(toxicity).path("toxicity").doubleValue()).isEqualTo(0.5);
        assertThat(body(toxicity).path("attributes")).isEqualTo(json.readTree("{\"latency\":7,\"jitter\":3}"));
    }

    @Test
    void removesAToxic() throws Exception {
        send("POST", "/proxies", PROXY);
        send("POST", "/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");

        assertThat(send("DELETE", "/proxies/p/toxics/t", "").statusCode()).isEqualTo(204);
        assertThat(body(send("GET", "/proxies/p/toxics", ""))).isEmpty();
    }

    @Test
    void resetsEverythingAtOnce() throws Exception {
        send("POST", "/proxies", PROXY);
        send("POST", "/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");
        send("POST", "/proxies/p", "{\"enabled\":false}");

        assertThat(send("POST", "/reset", "").statusCode()).isEqualTo(204);
        assertThat(body(send("GET", "/proxies/p", "")).path("enabled").booleanValue())
                .isTrue();
        assertThat(body(send("GET", "/proxies/p/toxics", ""))).isEmpty();
    }

    @Test
    void doesNotServeBrowsers() throws Exception {
        var request = HttpRequest.newBuilder(server.api().resolve("/version")).header("User-Agent", "Mozilla/5.0");

        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private void assertError(HttpResponse<String> answer, int status, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body(answer).path("status").intValue()).isEqualTo(status);
        assertThat(body(answer).path("error").stringValue()).startsWith(message);
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.api().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
