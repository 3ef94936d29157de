package org.rashomon.harness.docker.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rashomon.harness.docker.DockerEngine;
import org.rashomon.harness.docker.EnabledWithDocker;

@EnabledWithDocker
@Timeout(300)
class ImagesIT {

    private static final long MOST_BYTES = 150_000_000;

    @Test
    void theStoresImageIsSmallAndBuiltOnlyOnce() throws Exception {
        var docker = DockerEngine.connect();
        var name = new StoreImage(docker, line -> {}).provide();

        var again = new StoreImage(docker, line -> {
            throw new AssertionError("built again: " + line);
        });

        assertThat(again.provide()).isEqualTo(name);
        assertThat(docker.inspectImageCmd(name).exec().getSize()).isLessThan(MOST_BYTES);
    }

    @Test
    void thereIsAnImageOfTheRealToxiproxy() throws Exception {
        var docker = DockerEngine.connect();

        var name = new ToxiproxyImage(
                        docker, line -> {}, Optional.ofNullable(System.getenv("RASHOMON_TOXIPROXY_SERVER")))
                .provide();

        assertThat(name).endsWith("toxiproxy:2.12.0");
        assertThat(docker.inspectImageCmd(name).exec().getSize()).isLessThan(MOST_BYTES);
    }
}
