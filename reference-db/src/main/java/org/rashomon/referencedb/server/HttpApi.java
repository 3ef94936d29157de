package org.rashomon.referencedb.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Serves a replica over HTTP: one virtual thread for each request. */
final class HttpApi {

    private static final int ACCEPT_QUEUE = 1_024;
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    private final HttpServer server;
    private final JsonMapper mapper;
    /** One party for each request under way, and one for the server itself. */
    private final Phaser underWay = new Phaser(1);

    private HttpApi(HttpServer server, JsonMapper mapper) {
        this.server = server;
        this.mapper = mapper;
    }

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Handler {

        void handle(Exchange exchange) throws IOException;
    }

    /** Takes the address, so that it is known to be free; serves nothing until {@link #start}. */
    static HttpApi bind(InetSocketAddress address, JsonMapper mapper) throws IOException {
        // Read once, by the server's first class: answer without waiting for more data, keep idle clients connected.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        return new HttpApi(HttpServer.create(address, ACCEPT_QUEUE), mapper);
    }

    void start(KvApi kv, OperatorApi operator, ReplicationApi replication) {
        serve("/", exchange -> {
            throw new ApiException(404, "no-such-path", "there is nothing at " + exchange.rawPath());
        });
        serve("/kv", kv::keys);
        serve("/tables/", kv::tables);
        serveExactly("/txn", kv::transaction);
        serveExactly("/conflicts", operator::conflicts);
        serveExactly("/metrics", operator::metrics);
        serve(ReplicationApi.PREFIX, replication::handle);
        serveExactly("/health", operator::health);
        serveExactly("/digest", operator::digest);
        serveExactly("/status", operator::status);
        serveExactly("/clock", operator::clock);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void serveExactly(String path, Handler handler) {
        serve(path, exchange -> {
            if (!exchange.rawPath().equals(path)) {
                throw new ApiException(404, "no-such-path", "there is nothing at " + exchange.rawPath());
            }
            handler.handle(exchange);
        });
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, http -> handle(http, handler));
    }

    private void handle(HttpExchange http, Handler handler) {
        var exchange = new Exchange(http, mapper);
        underWay.register();
        try {
            answer(exchange, handler);
        } catch (IOException disconnected) {
            LOG.debug("A client went away", disconnected);
        } finally {
            exchange.close();
            underWay.arriveAndDeregister();
        }
    }

    private static void answer(Exchange exchange, Handler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (ApiException error) {
            exchange.answer(error);
        } catch (RuntimeException bug) {
            LOG.atError()
                    .addKeyValue("method", exchange.method())
                    .addKeyValue("path", exchange.rawPath())
                    .setCause(bug)
                    .log("A request failed");
            exchange.answer(new ApiException(500, "internal-error", bug.toString()));
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /** Waits until the requests under way are answered, up to a deadline, and then cuts all connections. */
    void stop(long millis) {
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.atWarn().addKeyValue("requests", underWay.getUnarrivedParties()).log("Requests are cut off unanswered");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
