package org.rashomon.referencedb.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.log.Codec;

/** Takes in what peers send. */
final class ReplicationApi {

    static final String PREFIX = "/replication/";

    /** Well above the largest message: one change beyond the bound of a batch. */
    private static final int LARGEST_BODY_BYTES = 16 << 20;

    private final StoreConfig config;
    private final ReplicaHost replica;

    ReplicationApi(StoreConfig config, ReplicaHost replica) {
        this.config = config;
        this.replica = replica;
    }

    void handle(Exchange exchange) throws IOException {
        exchange.requireMethod("POST");
        var from = exchange.rawPath().substring(PREFIX.length());
        if (!config.peers().containsKey(from)) {
            throw new ApiException(403, "unknown-peer", "not a peer of " + config.node() + ": \"" + from + "\"");
        }
        var message = message(exchange.body(LARGEST_BODY_BYTES));
        if (!message.origin().equals(from)) {
            throw ApiException.badRequest("invalid-body", "a message of " + message.origin() + " came from " + from);
        }
        var reply = replica.deliver(message);
        exchange.answer(200, out -> {
            out.writeStringProperty("replica", reply.replica());
            out.writeNumberProperty("position", reply.position());
        });
    }

    private static PeerMessage message(byte[] body) {
        try {
            return Codec.readMessage(ByteBuffer.wrap(body));
        } catch (IllegalArgumentException malformed) {
            throw ApiException.badRequest("invalid-body", "not a replication message: " + malformed.getMessage());
        }
    }
}
