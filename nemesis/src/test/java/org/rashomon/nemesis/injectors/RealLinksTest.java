package org.rashomon.nemesis.injectors;

import org.rashomon.nemesis.toxiproxy.RealToxiproxy;
import org.rashomon.nemesis.toxiproxy.ServerUnderTest;

final class RealLinksTest extends LinksConformance {

    @Override
    ServerUnderTest startServer() {
        return RealToxiproxy.start();
    }
}
