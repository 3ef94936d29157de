package org.rashomon.results.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rashomon.results.LargeRun;
import org.rashomon.results.report.ServedReport;
import org.rashomon.results.report.data.Stretch;

/** A report that leaves operations out gets them from its server, as its reader comes near. */
@Timeout(120)
class ServedReportTest extends InBrowser {

    private static final int OPERATIONS = 150_000;
    private static final int STRETCH = 200_000;
    private static final int PAGE_BYTES = 1_600_000;

    @SuppressWarnings("NullAway.Init") // Set before every test.
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // Set before every test.
    private ServedReport report;

    @BeforeAll
    void serve() throws IOException {
        var sample = LargeRun.of(OPERATIONS);
        report = ServedReport.of(sample.result(), sample.history());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterAll
    void stopServing() {
        server.stop(0);
    }

    @Test
    void fetchesWhatIsMissingWhereItsReaderLooks() {
        browser.show(1280, 900, "light");
        browser.open(page());
        assertThat(browser.evaluate("rashomon.model.isWhole(0, rashomon.model.end)")
                        .asBoolean())
                .isFalse();
        var from = browser.evaluate("""
                        Array.from({ length: 20 }, (_, at) => at * 3e5)
                          .find(from => !rashomon.model.isWhole(from, from + 2e5))
                        """).asInt();
        var before = rowsBetween(from, from + STRETCH);

        var fetched = browser.evaluate("""
                (async () => {
                  const { view, model } = rashomon;
                  view.pin(model.firstFrom(%1$d));
                  const event = model.columns.index[view.pinned];
                  view.show(%1$d, %2$d);
                  for (let look = 0; look < 400 && !model.isWhole(view.from, view.until); look++) {
                    await new Promise(resolve => setTimeout(resolve, 25));
                  }
                  return model.isWhole(view.from, view.until) && model.columns.index[view.pinned] === event;
                })()
                """.formatted(from, from + STRETCH));

        assertThat(fetched.asBoolean()).isTrue();
        assertThat(rowsBetween(from, from + STRETCH)).isGreaterThan(2 * before).isGreaterThan(3_500);
        assertThat(browser.evaluate("document.getElementById('looked-at').textContent")
                        .asString())
                .doesNotContain("not all of them");
        assertThat(browser.requests()).hasSizeGreaterThan(1).allMatch(address -> address.startsWith(page().toString()));
        assertThat(browser.problems()).isEmpty();
    }

    private int rowsBetween(long from, long until) {
        return browser.evaluate("rashomon.model.firstFrom(%d) - rashomon.model.firstFrom(%d)".formatted(until, from))
                .asInt();
    }

    private URI page() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = exchange.getRequestURI().getQuery();
            var text = query == null ? report.page(PAGE_BYTES) : report.tile(stretch(query));
            exchange.getResponseHeaders().set("Content-Type", query == null ? "text/html" : "text/plain");
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Stretch stretch(String query) {
        var ends = Arrays.stream(query.split("&", -1))
                .mapToLong(part -> Long.parseLong(part.substring(part.indexOf('=') + 1)))
                .toArray();
        return new Stretch(ends[0], ends[1]);
    }
}
