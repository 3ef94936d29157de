package org.rashomon.harness.system.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.harness.system.Addresses;
import org.rashomon.harness.system.Container;
import org.rashomon.harness.system.Node;
import org.rashomon.harness.system.SystemConnection;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.clients.BlockingClient;
import org.rashomon.workloads.clients.Completion;

/** A multi-leader store of a few lines of shell: a node keeps a file for each key, and sends each write on, once. */
public record ShellStore(String image) implements SystemUnderTest {

    /** On any image with a busybox. */
    public ShellStore() {
        this(System.getProperty("shellstore.image", "busybox:stable-glibc"));
    }

    private static final int PORT = 8080;
    private static final Duration PATIENCE = Duration.ofMillis(600);

    /** GET ?key reads, POST ?key writes, POST ?key&copy comes from a peer, GET ? gives a digest of everything. */
    private static final String SCRIPT = """
            #!/bin/sh
            printf 'Content-Type: text/plain\\r\\n\\r\\n'
            key=${QUERY_STRING%&copy}
            if [ "$REQUEST_METHOD" = POST ]; then
                value=$(head -c "$CONTENT_LENGTH")
                echo "$value" >"/data/$key"
                [ "$key" != "$QUERY_STRING" ] || for peer in $PEERS; do
                    printf 'POST /cgi-bin/kv?%s&copy HTTP/1.0\\r\\nContent-Length: %d\\r\\n\\r\\n%s' \\
                        "$key" "${#value}" "$value" | nc -w 2 "${peer%:*}" "${peer#*:}" >/dev/null 2>&1 &
                done
            elif [ -n "$key" ]; then
                cat "/data/$key" 2>/dev/null
            else
                cd /data && grep . -- * 2>/dev/null | md5sum
            fi
            """;

    @Override
    public Container container(Node node) {
        return Container.of(image, PORT, "/data")
                .withFiles(Map.of("/www/cgi-bin/kv", SCRIPT))
                .with(Map.of("PEERS", String.join(" ", node.peers().values())))
                .running("sh", "-c", "chmod +x /www/cgi-bin/kv; exec httpd -f -p %d -h /www".formatted(PORT));
    }

    @Override
    public SystemConnection connect(Addresses clients, Addresses operators) {
        return new Connection(HttpClient.newHttpClient(), clients, operators);
    }

    /** Over HTTP. */
    private record Connection(HttpClient http, Addresses clients, Addresses operators) implements SystemConnection {

        @Override
        public Optional<Duration> probe(String address) {
            var began = System.nanoTime();
            try {
                ask(request(address, ""), PATIENCE);
                return Optional.of(Duration.ofNanos(System.nanoTime() - began));
            } catch (IOException silent) {
                return Optional.empty();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public BlockingClient client(String node, Duration timeout) {
            return (invocation, token) -> {
                var request = request(clients.of(node), invocation.key());
                if (invocation.function().equals(Function.WRITE)) {
                    ask(request.POST(BodyPublishers.ofString(invocation.value().toString())), timeout);
                    return new Completion.Ok(invocation.value(), Version.NONE);
                }
                var text = ask(request, timeout);
                return new Completion.Ok(text.isEmpty() ? Value.NONE : Value.of(Long.parseLong(text)), Version.NONE);
            };
        }

        @Override
        public ReplicaStatus status(String node) throws IOException, InterruptedException {
            return new ReplicaStatus(ask(request(operators.of(node), ""), PATIENCE), VersionVector.EMPTY, 0, 0);
        }

        private String ask(HttpRequest.Builder request, Duration timeout) throws IOException, InterruptedException {
            var answer = http.send(request.timeout(timeout).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            return answer.body().strip();
        }

        private static HttpRequest.Builder request(String address, String key) {
            return HttpRequest.newBuilder(URI.create("http://%s/cgi-bin/kv?%s".formatted(address, key)));
        }
    }
}
