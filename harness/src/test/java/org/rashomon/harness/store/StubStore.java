package org.rashomon.harness.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A node that answers whatever it is told to. */
public final class StubStore implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** What was asked: method, path and body of each request. */
    final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private StubStore(HttpServer server) {
        this.server = server;
    }

    /** Answers every request with this. */
    static StubStore answering(int status, String body) throws IOException {
        return serving((stub, exchange) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Takes requests and closes the connection. */
    static StubStore hangingUp() throws IOException {
        return serving((stub, exchange) -> {});
    }

    /** Takes requests and says nothing. */
    static StubStore silent() throws IOException {
        return serving((stub, exchange) -> stub.untilClosed());
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** An address at which nobody listens. */
    public static String nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static StubStore serving(Answerer answerer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var stub = new StubStore(server);
        server.createContext("/", exchange -> stub.handle(exchange, answerer));
        server.setExecutor(stub.threads);
        server.start();
        return stub;
    }

    private void handle(HttpExchange exchange, Answerer answerer) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add("%s %s %s"
                .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                .strip());
        try (exchange) {
            answerer.answer(this, exchange);
        }
    }

    private void untilClosed() {
        try {
            closing.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Answerer {
        void answer(StubStore stub, HttpExchange exchange) throws IOException;
    }
}
