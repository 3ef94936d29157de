package org.rashomon.nemesis.injectors;

import org.rashomon.nemesis.toxiproxy.ContainerToxiproxy;
import org.rashomon.nemesis.toxiproxy.ServerUnderTest;

final class ContainerLinksTest extends LinksConformance {

    @Override
    ServerUnderTest startServer() {
        return ContainerToxiproxy.start();
    }
}
