package org.rashomon.referencedb.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.log.Bytes;
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
        if (!message.from().equals(from)) {
            throw ApiException.badRequest("invalid-body", "a message of " + message.from() + " came from " + from);
        }
        var reply = new Bytes();
        Codec.write(replica.deliver(message), reply);
        exchange.answer(reply);
    }

    private static PeerMessage message(byte[] body) {
        try {
            return Codec.readMessage(ByteBuffer.wrap(body));
        } catch (IllegalArgumentException malformed) {
            throw ApiException.badRequest("invalid-body", "not a replication message: " + malformed.getMessage());
        }
    }
}
