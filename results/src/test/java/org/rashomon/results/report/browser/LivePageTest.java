package org.rashomon.results.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rashomon.results.report.Live;

/** The page that follows a run makes something of what it is told. */
@Timeout(60)
class LivePageTest extends InBrowser {

    private static final String EVENTS = """
            event: run
            data: {"name":"<img src=x onerror=alert(1)>","seed":7,
            data: "world":"local","workload":"set","faults":"partition","workSeconds":10}

            event: phase
            data: {"name":"work","detail":""}

            data: 1.0 s  inject <b>partition</b>

            event: fault
            data: {"description":"<i>partition"}

            event: working
            data: {"seconds":5,"operations":1000}

            event: verdict
            data: {"word":"<b>PASS</b>","label":"valid","reason":"<i>r","directory":"<u>d","replay":"<script>x"}

            """;

    @SuppressWarnings("NullAway.Init") // Set before every test.
    private HttpServer server;

    @BeforeAll
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html", Live.page()));
        server.createContext("/events", exchange -> answer(exchange, "text/event-stream", EVENTS));
        server.start();
    }

    @AfterAll
    void stopServing() {
        server.stop(0);
    }

    @Test
    void showsHowTheRunStands() {
        browser.show(1000, 800, "light");
        browser.open(
                URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort())));

        browser.evaluate("""
                (async () => {
                  const figures = document.getElementById("figures");
                  for (let look = 0; look < 400 && !figures.textContent.includes("1,000"); look++) {
                    await new Promise(resolve => setTimeout(resolve, 10));
                  }
                })()
                """);
        browser.screenshot(FOLDER.resolve("live.png"));

        assertThat(text("#title")).isEqualTo("<img src=x onerror=alert(1)>, seed 7");
        assertThat(text("#phases [aria-current]")).isEqualTo("verdict");
        assertThat(text("#state")).contains("<b>PASS</b>", "<i>r", "<u>d", "<script>x");
        assertThat(browser.evaluate("document.querySelectorAll('img, b, i, u, script').length")
                        .asInt())
                .as("elements that came out of text, and the script of the page itself")
                .isOne();
        assertThat(text("#figures")).contains("5 of 10 s", "1,000", "200");
        assertThat(text("#lines")).contains("inject <b>partition</b>");
        assertThat(browser.evaluate("document.querySelectorAll('svg rect.fault').length")
                        .asInt())
                .isOne();
        assertThat(browser.problems()).noneMatch(problem -> problem.contains("Uncaught"));
    }

    private String text(String selector) {
        return browser.evaluate("document.querySelector('%s').textContent".formatted(selector))
                .asString();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
