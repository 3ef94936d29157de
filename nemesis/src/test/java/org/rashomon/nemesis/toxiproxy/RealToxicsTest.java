package org.rashomon.nemesis.toxiproxy;

final class RealToxicsTest extends ToxicsConformance {

    @Override
    ServerUnderTest startServer() {
        return RealToxiproxy.start();
    }
}
