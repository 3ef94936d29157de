package org.rashomon.nemesis.injectors;

import org.rashomon.nemesis.toxiproxy.ServerUnderTest;

final class EmbeddedLinksTest extends LinksConformance {

    @Override
    ServerUnderTest startServer() {
        return ServerUnderTest.embedded();
    }
}
