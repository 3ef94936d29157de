package org.rashomon.nemesis.toxiproxy;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A toxic of a proxy.
 *
 * @param name unique within the proxy
 * @param stream the direction it acts on
 * @param toxicity the share of the connections it acts on; decided when it first meets a connection, and again
 *     whenever it is changed
 */
record Toxic(String name, ToxicType type, Stream stream, double toxicity, Effect effect) {

    /** A direction of a proxied connection. */
    enum Stream {
        /** From the client to the server. */
        UPSTREAM,
        /** From the server to the client. */
        DOWNSTREAM;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Stage stage(SplittableRandom random, Effect.BytesBefore bytesBefore) {
        return random.nextDouble() < toxicity ? effect.stage(random.split(), bytesBefore) : new PassingStage();
    }
}
