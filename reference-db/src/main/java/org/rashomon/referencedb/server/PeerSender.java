package org.rashomon.referencedb.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.log.Codec;

/** Carries messages to one peer, on a thread of its own, and tells how each ended. */
final class PeerSender {

    /** As long as a replica waits for a reply. */
    private static final int TIMEOUT_MILLIS = 1_000;

    private final String path;
    private final InetSocketAddress address;
    private final Listener listener;
    /** The message to send next; one that is superseded before it left is dropped. */
    private final ArrayBlockingQueue<Outgoing> mailbox = new ArrayBlockingQueue<>(1);

    private final AtomicReference<@Nullable PeerConnection> connection = new AtomicReference<>();
    private volatile boolean isBusy;

    private record Outgoing(long epoch, PeerMessage message) {}

    /** Learns how a message fares. Called on the sender's thread. */
    interface Listener {

        /** A piece of the message has left. */
        void progressed(long epoch);

        void replied(long epoch, PeerReply reply);

        void failed(long epoch, String reason);
    }

    PeerSender(String self, InetSocketAddress address, Listener listener) {
        this.path = "/replication/" + self;
        this.address = address;
        this.listener = listener;
    }

    void start(String peer) {
        Thread.ofPlatform().daemon().name("to-" + peer).start(this::run);
    }

    /** Sends a message in place of any that is still under way. Never blocks; called by the replica's thread only. */
    void send(long epoch, PeerMessage message) {
        if (isBusy) {
            disconnect();
        }
        mailbox.clear();
        mailbox.add(new Outgoing(epoch, message));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                exchange(mailbox.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void exchange(Outgoing outgoing) {
        isBusy = true;
        try {
            var reply = post(outgoing);
            isBusy = false;
            listener.replied(outgoing.epoch(), reply);
        } catch (IOException failure) {
            isBusy = false;
            disconnect();
            listener.failed(outgoing.epoch(), failure.toString());
        }
    }

    private PeerReply post(Outgoing outgoing) throws IOException {
        var pieces = PeerFrames.pieces(outgoing.message());
        var answer = connected().post(path, pieces, () -> listener.progressed(outgoing.epoch()));
        if (answer.status() != 200) {
            throw new IOException("status " + answer.status() + ": " + answer.text());
        }
        try {
            return Codec.readReply(answer.body());
        } catch (IllegalArgumentException malformed) {
            throw new IOException("an answer that is none: " + malformed.getMessage(), malformed);
        }
    }

    private PeerConnection connected() throws IOException {
        var current = connection.get();
        if (current != null) {
            return current;
        }
        var fresh = new PeerConnection(address);
        connection.set(fresh);
        fresh.open(TIMEOUT_MILLIS);
        return fresh;
    }

    private void disconnect() {
        var current = connection.getAndSet(null);
        if (current != null) {
            current.close();
        }
    }
}
