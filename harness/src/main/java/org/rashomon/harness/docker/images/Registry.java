package org.rashomon.harness.docker.images;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * An image registry.
 *
 * @param host such as {@code ghcr.io}
 */
record Registry(String host) {

    static final Registry DOCKER_HUB = new Registry("registry-1.docker.io");
    static final Registry GITHUB = new Registry("ghcr.io");

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Whether it answers this machine; a refusal for want of credentials is an answer, too. */
    boolean answers() {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://" + host + "/v2/"))
                    .timeout(PATIENCE)
                    .build();
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 401;
        } catch (IOException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
