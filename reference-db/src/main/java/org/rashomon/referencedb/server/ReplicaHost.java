package org.rashomon.referencedb.server;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import org.rashomon.referencedb.Timer;

/** Joins a replica to the process around it, and lets the threads of the HTTP server wait for its answers. */
final class ReplicaHost implements Host {

    /** Beyond this, requests are refused: they would only wait longer. */
    static final int MOST_WAITING = 10_000;

    private static final long LONGEST_WAIT_SECONDS = 30;

    private final ReplicaThread thread;
    private final Disk disk;
    private final AdjustableClock clock;
    private final UnaryOperator<Request> asked;
    private final Map<String, PeerSender> senders;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waitingClients = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<PeerReply>> waitingPeers = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    ReplicaHost(
            ReplicaThread thread,
            Disk disk,
            AdjustableClock clock,
            Map<String, PeerSender> senders,
            UnaryOperator<Request> asked) {
        this.asked = asked;
        this.thread = thread;
        this.disk = disk;
        this.clock = clock;
        this.senders = Map.copyOf(senders);
    }

    @Override
    public long wallMicros() {
        return clock.micros();
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void setTimer(Timer timer, long delayMillis) {
        thread.setTimer(timer, delayMillis);
    }

    @Override
    public void send(String peer, long epoch, PeerMessage message) {
        var sender = senders.get(peer);
        if (sender == null) {
            throw new IllegalArgumentException("no address of " + peer);
        }
        sender.send(epoch, message);
    }

    @Override
    public void reply(long request, Reply reply) {
        complete(waitingClients, request, reply);
    }

    @Override
    public void replyToPeer(long exchange, PeerReply reply) {
        complete(waitingPeers, exchange, reply);
    }

    private static <T> void complete(Map<Long, CompletableFuture<T>> waiting, long id, T answer) {
        var future = waiting.remove(id);
        if (future != null) {
            future.complete(answer);
        }
    }

    /**
     * Asks the replica and waits for its answer; from any thread.
     *
     * @throws ApiException with 503 if the request was not even queued, with 500 if nobody knows what became of it
     */
    Reply ask(Request request) {
        refuseIfBusy();
        var id = lastId.incrementAndGet();
        var future = new CompletableFuture<Reply>();
        waitingClients.put(id, future);
        thread.submit(replica -> replica.request(id, asked.apply(request)));
        return await(future, () -> waitingClients.remove(id));
    }

    /** Hands a peer's message to the replica and waits for its answer; from any thread. */
    PeerReply deliver(PeerMessage message) {
        refuseIfBusy();
        var id = lastId.incrementAndGet();
        var future = new CompletableFuture<PeerReply>();
        waitingPeers.put(id, future);
        thread.submit(replica -> replica.receive(id, message));
        return await(future, () -> waitingPeers.remove(id));
    }

    private void refuseIfBusy() {
        if (isStopping) {
            throw new ApiException(503, "stopping", "this replica is being stopped");
        }
        if (waiting() >= MOST_WAITING) {
            throw new ApiException(503, "overloaded", MOST_WAITING + " requests are waiting already");
        }
    }

    /** How many requests wait for the replica. */
    int waiting() {
        return waitingClients.size() + waitingPeers.size();
    }

    private static <T> T await(CompletableFuture<T> future, Runnable forget) {
        try {
            return future.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(500, "interrupted", "stopped while waiting for the replica");
        } catch (TimeoutException late) {
            throw new ApiException(500, "timeout", "no answer from the disk within " + LONGEST_WAIT_SECONDS + " s");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a reply is never an exception", failed);
        } finally {
            forget.run();
        }
    }

    /** Refuses whatever is asked from now on, as the node is about to end. */
    void refuseAll() {
        isStopping = true;
    }
}
