package org.rashomon.harness.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.compare.Comparison;
import org.rashomon.results.report.HtmlReport;
import org.rashomon.results.report.Pages;
import org.rashomon.results.report.ServedReport;
import org.rashomon.results.report.TrendPage;
import org.rashomon.results.report.data.Stretch;

/**
 * The runs of a folder as web pages: {@code /} lists them, {@code /trend} shows them in the order of time,
 * {@code /runs/NAME/report.html} is a report, {@code /runs/NAME/tile?from=&until=} what it leaves out of a stretch,
 * {@code /runs/NAME/files/...} any file of a run as plain text, {@code /compare?base=&head=} two runs side by side.
 */
public final class RunsSite implements HttpSite.Handler {

    private static final String HTML = "text/html";
    private static final long MOST_TEXT = 64L << 20;

    private final RunsFolder folder;
    private final Function<Path, ServedReport> reports;
    private Optional<Opened> last = Optional.empty();

    /** A report that is held, since its page will ask for more of it; a run that was judged anew is another one. */
    private record Opened(Path run, FileTime written, ServedReport report) {}

    /**
     * A site over a folder.
     *
     * @param reports the report of a run directory
     */
    public RunsSite(RunsFolder folder, Function<Path, ServedReport> reports) {
        this.folder = folder;
        this.reports = reports;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = query(exchange.getRequestURI());
        if (path.equals("/")) {
            var asked = new Pages.Query(query.getOrDefault("text", ""), query.getOrDefault("verdict", ""));
            HttpSite.send(exchange, 200, HTML, Pages.runs(folder.runs(), asked));
        } else if (path.equals("/trend")) {
            HttpSite.send(exchange, 200, HTML, TrendPage.render(folder.runs()));
        } else if (path.equals("/compare")) {
            compare(exchange, query);
        } else if (path.startsWith("/runs/")) {
            run(exchange, path.substring("/runs/".length()), query);
        } else {
            absent(exchange, path);
        }
    }

    private void run(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        var slash = path.indexOf('/');
        var name = slash < 0 ? path : path.substring(0, slash);
        var rest = slash < 0 ? "" : path.substring(slash + 1);
        var run = folder.run(name);
        if (run.isEmpty()) {
            absent(exchange, name);
        } else if (rest.equals("report.html")) {
            HttpSite.send(exchange, 200, HTML, report(run.get()).page(HtmlReport.MOST_BYTES));
        } else if (rest.equals("tile")) {
            tile(exchange, run.get(), query);
        } else if (rest.startsWith("files/")) {
            file(exchange, run.get(), rest.substring("files/".length()));
        } else {
            absent(exchange, path);
        }
    }

    private void tile(HttpExchange exchange, RunDirectory run, Map<String, String> query) throws IOException {
        try {
            var stretch = new Stretch(
                    Long.parseLong(query.getOrDefault("from", "")), Long.parseLong(query.getOrDefault("until", "")));
            HttpSite.send(exchange, 200, "text/plain", report(run).tile(stretch));
        } catch (NumberFormatException malformed) {
            HttpSite.send(exchange, 400, "text/plain", "from and until are microseconds of the run\n");
        }
    }

    /** One at a time: a history of a million operations is judged once, however many ask for it. */
    private synchronized ServedReport report(RunDirectory run) throws IOException {
        var written = Files.getLastModifiedTime(run.result());
        if (last.filter(opened -> opened.run.equals(run.path()) && opened.written.equals(written))
                .isEmpty()) {
            last = Optional.of(new Opened(run.path(), written, reports.apply(run.path())));
        }
        return last.get().report;
    }

    private void file(HttpExchange exchange, RunDirectory run, String path) throws IOException {
        var file = folder.file(run, path);
        if (file.isEmpty()) {
            absent(exchange, path);
        } else if (Files.size(file.get()) > MOST_TEXT) {
            HttpSite.send(
                    exchange, 413, "text/plain", "the file is too large to be shown; it is in the run directory\n");
        } else if (path.endsWith(".gz")) {
            exchange.getResponseHeaders().set("Content-Type", "application/gzip");
            exchange.sendResponseHeaders(200, Math.max(1, Files.size(file.get())));
            Files.copy(file.get(), exchange.getResponseBody());
        } else {
            // Whatever a node wrote into its logs, a browser must not take it for a page.
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; sandbox");
            var text = new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8);
            HttpSite.send(exchange, 200, path.endsWith(".json") ? "application/json" : "text/plain", text);
        }
    }

    private void compare(HttpExchange exchange, Map<String, String> query) throws IOException {
        var base = folder.run(query.getOrDefault("base", ""));
        var head = folder.run(query.getOrDefault("head", ""));
        if (base.isEmpty() || head.isEmpty()) {
            HttpSite.send(exchange, 404, HTML, Pages.message("Comparison", "Choose a base and a head among the runs."));
            return;
        }
        var comparison = Comparison.of(
                ResultJson.read(base.get().result()), ResultJson.read(head.get().result()));
        HttpSite.send(exchange, 200, HTML, Pages.comparison(comparison));
    }

    private static void absent(HttpExchange exchange, String what) throws IOException {
        HttpSite.send(exchange, 404, HTML, Pages.message("Not here", "There is no " + what + " in this folder."));
    }

    private static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var part : uri.getRawQuery().split("&", -1)) {
                var equals = part.indexOf('=');
                if (equals > 0) {
                    query.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
