package org.rashomon.harness.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A small web server for one reader. It answers reads only, and, while it is bound to the loopback, only requests that
 * name the loopback, so that no page from elsewhere can reach it under another name.
 */
public final class HttpSite implements AutoCloseable {

    private static final int GRACE_SECONDS = 0;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final HttpServer server;
    private final boolean isLoopback;

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** What to answer; the exchange is closed afterwards. */
        void handle(HttpExchange exchange) throws IOException;
    }

    private HttpSite(HttpServer server, boolean isLoopback) {
        this.server = server;
        this.isLoopback = isLoopback;
    }

    /** A site at an address; port 0 takes a free one. None of its threads keeps the process alive. */
    public static HttpSite open(InetSocketAddress address, Handler handler) {
        try {
            var site = new HttpSite(
                    HttpServer.create(address, 0), address.getAddress().isLoopbackAddress());
            site.server.createContext("/", exchange -> site.answer(exchange, handler));
            site.server.setExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("http-", 0).factory()));
            // The dispatcher takes after the thread that starts it.
            var starter = Thread.ofPlatform().daemon().start(site.server::start);
            starter.join();
            return site;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", interrupted);
        }
    }

    /** Where it is. */
    public String url() {
        var address = server.getAddress();
        var host = address.getAddress().getHostAddress();
        return "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort());
    }

    @Override
    public void close() {
        server.stop(GRACE_SECONDS);
    }

    /** Answers with text; what a browser may do with it is said by its type and policy. */
    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            headers.set("X-Frame-Options", "DENY");
            var method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                send(exchange, 405, "text/plain", "only GET is answered\n");
            } else if (isLoopback && !namesLoopback(exchange)) {
                send(exchange, 403, "text/plain", "this server answers only under the name of the loopback\n");
            } else {
                handler.handle(exchange);
            }
        }
    }

    private static boolean namesLoopback(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && LOOPBACK.contains(host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT));
    }
}
