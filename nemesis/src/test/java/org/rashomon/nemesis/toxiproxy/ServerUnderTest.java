package org.rashomon.nemesis.toxiproxy;

import java.net.URI;

/** A Toxiproxy server, whichever it is. */
public interface ServerUnderTest extends AutoCloseable {

    /** Where its HTTP interface is. */
    URI api();

    @Override
    void close();

    /** The one inside this process. */
    static ServerUnderTest embedded() {
        var server = EmbeddedToxiproxy.start(42);
        return new ServerUnderTest() {
            @Override
            public URI api() {
                return server.api();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
