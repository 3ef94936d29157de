package org.rashomon.harness.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rashomon.results.report.Live;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page that follows a run while it goes on, by server-sent events. A reader who comes late is told what was said
 * before. It never keeps the process alive: when the run is over, so is the page, at most a second later.
 */
public final class LivePage implements AutoCloseable {

    private static final int REMEMBERED = 5000;
    private static final int BACKLOG = 2 * REMEMBERED;
    private static final int LOOK_MILLIS = 100;
    private static final int SILENT_LOOKS = 100;
    private static final int PARTING_LOOKS = 10;

    /** What was said, as events; the lock of the readers, too. */
    private final Deque<String> said = new ArrayDeque<>();

    private final Set<LinkedBlockingQueue<String>> readers = new HashSet<>();
    private final HttpSite site;
    private volatile Optional<Path> report = Optional.empty();
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
        add("data: " + line.replaceAll("\\R", " ") + "\n\n");
    }

    /** Tells every reader, present and to come, how the run stands. */
    public void tell(String kind, Map<String, ?> facts) {
        add("event: %s\ndata: %s\n\n".formatted(kind, JsonMapper.shared().writeValueAsString(facts)));
    }

    /** Shows a report under {@code /report.html} from now on, for as long as the page is there. */
    public void show(Path file) {
        report = Optional.of(file);
    }

    /** Ends the page, once those who listen have been told everything, or a second has passed. */
    @Override
    public void close() {
        isOver = true;
        try {
            synchronized (said) {
                for (var looks = 0; looks < PARTING_LOOKS && !readers.isEmpty(); looks++) {
                    said.wait(LOOK_MILLIS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        site.close();
    }

    private void add(String event) {
        synchronized (said) {
            if (said.size() == REMEMBERED) {
                said.removeFirst();
            }
            said.addLast(event);
            // A reader who does not keep up loses events; the run never waits.
            readers.forEach(reader -> reader.offer(event));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            HttpSite.send(exchange, 200, "text/html", Live.page());
        } else if (path.equals("/events")) {
            events(exchange);
        } else if (path.equals("/report.html") && report.isPresent()) {
            HttpSite.send(exchange, 200, "text/html", Files.readString(report.get()));
        } else {
            HttpSite.send(exchange, 404, "text/plain", "not here\n");
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
            for (var silent = 0; !isOver || !mine.isEmpty(); silent++) {
                var event = mine.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null || silent > SILENT_LOOKS) {
                    to.write((event != null ? event : ": still here\n\n").getBytes(StandardCharsets.UTF_8));
                    to.flush();
                    silent = 0;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (said) {
                readers.remove(mine);
                said.notifyAll();
            }
        }
    }
}
