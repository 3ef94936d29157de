package org.rashomon.nemesis.toxiproxy;

final class ContainerToxicsTest extends ToxicsConformance {

    @Override
    ServerUnderTest startServer() {
        return ContainerToxiproxy.start();
    }
}
