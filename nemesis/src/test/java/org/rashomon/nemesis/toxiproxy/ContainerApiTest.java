package org.rashomon.nemesis.toxiproxy;

final class ContainerApiTest extends ApiConformance {

    @Override
    ServerUnderTest startServer() {
        return ContainerToxiproxy.start();
    }
}
