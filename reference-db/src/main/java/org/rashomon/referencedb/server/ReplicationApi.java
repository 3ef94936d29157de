package org.rashomon.referencedb.server;

import java.io.IOException;
import java.io.InputStream;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
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
        var reply = new Bytes();
        Codec.write(deliver(exchange.body(), from), reply);
        exchange.answer(reply);
    }

    private PeerReply deliver(InputStream body, String from) throws IOException {
        try {
            return PeerFrames.read(body, LARGEST_BODY_BYTES, message -> deliver(message, from));
        } catch (IllegalArgumentException malformed) {
            throw ApiException.badRequest("invalid-body", "not a replication message: " + malformed.getMessage());
        }
    }

    private PeerReply deliver(PeerMessage message, String from) {
        if (!message.from().equals(from)) {
            throw ApiException.badRequest("invalid-body", "a message of " + message.from() + " came from " + from);
        }
        return replica.deliver(message);
    }
}
