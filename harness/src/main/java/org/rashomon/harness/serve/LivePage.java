package org.rashomon.harness.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rashomon.results.report.Live;

/**
 * A page that follows a run while it goes on, by server-sent events. A reader who comes late is told what was said
 * before. It never keeps the process alive: when the run is over, so is the page.
 */
public final class LivePage implements AutoCloseable {

    private static final int REMEMBERED = 500;
    private static final int BACKLOG = 1000;
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final Deque<String> said = new ArrayDeque<>();
    private final Set<LinkedBlockingQueue<String>> readers = ConcurrentHashMap.newKeySet();
    private final HttpSite site;
    private volatile boolean isOver;

    private LivePage(int port) {
        site = HttpSite.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), this::handle);
    }

    /** A page on the loopback; port 0 takes a free one. */
    public static LivePage open(int port) {
        return new LivePage(port);
    }

    public String url() {
        return site.url();
    }

    /** Tells every reader, present and to come, a line. */
    public void say(String line) {
        synchronized (said) {
            if (said.size() == REMEMBERED) {
                said.removeFirst();
            }
            said.addLast(line);
            // A reader who does not keep up loses lines; the run never waits.
            readers.forEach(reader -> reader.offer(line));
        }
    }

    @Override
    public void close() {
        isOver = true;
        site.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> HttpSite.send(exchange, 200, "text/html", Live.page());
            case "/events" -> events(exchange);
            default -> HttpSite.send(exchange, 404, "text/plain", "not here\n");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var mine = new LinkedBlockingQueue<String>(BACKLOG);
        synchronized (said) {
            said.forEach(mine::offer);
            readers.add(mine);
        }
        try (var to = exchange.getResponseBody()) {
            while (!isOver) {
                var line = mine.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                send(line == null ? ": still here\n\n" : "data: " + line.replaceAll("\\R", " ") + "\n\n", to);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(mine);
        }
    }

    private static void send(String event, OutputStream to) throws IOException {
        to.write(event.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }
}
