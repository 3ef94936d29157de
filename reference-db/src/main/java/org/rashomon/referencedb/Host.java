package org.rashomon.referencedb;

/**
 * Everything outside a replica that it needs. Calls return at once and call back later, never from within; all calls
 * into a replica come from one thread, one after the other.
 */
public interface Host {

    /** This node's wall clock, microseconds since 1970. May jump and run backwards. */
    long wallMicros();

    /** The replica's log. */
    Disk disk();

    /** Calls {@link Replica#timerFired} after the delay, measured by a clock that no fault touches. */
    void setTimer(Timer timer, long delayMillis);

    /**
     * Sends a message and later calls {@link Replica#replied} or {@link Replica#sendFailed} with the same epoch, at
     * most once. Never calling back is allowed too: the replica gives up by a timer of its own, unless
     * {@link Replica#sendProgressed} tells that the message is still leaving. A part of a snapshot may be handed to the
     * peer in pieces that are parts by themselves; the reply is that to the last. A send supersedes an earlier one to
     * the same peer.
     */
    void send(String peer, long epoch, PeerMessage message);

    /** Answers a client's request. */
    void reply(long request, Reply reply);

    /** Answers a peer's message. */
    void replyToPeer(long exchange, PeerReply reply);
}
