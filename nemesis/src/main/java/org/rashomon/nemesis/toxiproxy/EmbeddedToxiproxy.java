package org.rashomon.nemesis.toxiproxy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Toxiproxy server inside this process: the HTTP interface of Toxiproxy 2.x and its toxics, so that one client drives
 * either.
 *
 * <p>It differs from Toxiproxy 2.12 on purpose in these points, each seen in its source:
 *
 * <ul>
 *   <li>A side that has finished sending may still receive: the end of one direction is passed on as the end of that
 *       direction. Toxiproxy closes the whole connection.
 *   <li>{@code reset_peer} resets also the connections that were open before it came; there Toxiproxy closes them.
 *   <li>{@code timeout}, when removed, closes only the connections on which its toxicity let it act.
 *   <li>The pieces of {@code slicer} vary around the average size; there they lie between half of it and all of it.
 *   <li>A delayed connection holds back a mebibyte at most in each direction; there it is 1024 reads, however long.
 *   <li>An address to listen at that names no host means loopback; there it means every interface.
 *   <li>A disabled proxy keeps its port; there another program may get it.
 *   <li>There are no metrics.
 * </ul>
 */
public final class EmbeddedToxiproxy implements AutoCloseable {

    private static final long DEFAULT_SEED = 0x7261_7368_6f6d_6f6eL;

    private final HttpServer http;
    private final ExecutorService requests;
    private final Proxies proxies;

    private EmbeddedToxiproxy(HttpServer http, ExecutorService requests, Proxies proxies) {
        this.http = http;
        this.requests = requests;
        this.proxies = proxies;
    }

    /** Starts a server on a free port of loopback. */
    public static EmbeddedToxiproxy start() {
        return start(DEFAULT_SEED);
    }

    /**
     * Starts a server on a free port of loopback.
     *
     * @param seed decides what toxics leave to chance: jitter, variation of sizes, toxicity
     */
    public static EmbeddedToxiproxy start(long seed) {
        var origin = System.nanoTime();
        var proxies = new Proxies(new EntropyAndTime(new SplittableRandom(seed), () -> System.nanoTime() - origin));
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var requests = Executors.newVirtualThreadPerTaskExecutor();
            http.setExecutor(requests);
            http.createContext("/", new ApiExchange(new ApiRoutes(proxies)));
            http.start();
            return new EmbeddedToxiproxy(http, requests, proxies);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not start the embedded Toxiproxy", failed);
        }
    }

    /** Where its HTTP interface is. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Stops the server, its proxies and all their connections. */
    @Override
    public void close() {
        http.stop(0);
        requests.shutdownNow();
        proxies.clear();
    }
}
