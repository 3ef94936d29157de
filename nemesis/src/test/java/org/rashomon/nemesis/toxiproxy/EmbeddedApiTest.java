package org.rashomon.nemesis.toxiproxy;

final class EmbeddedApiTest extends ApiConformance {

    @Override
    ServerUnderTest startServer() {
        return ServerUnderTest.embedded();
    }
}
