package org.rashomon.nemesis.toxiproxy;

final class RealApiTest extends ApiConformance {

    @Override
    ServerUnderTest startServer() {
        return RealToxiproxy.start();
    }
}
