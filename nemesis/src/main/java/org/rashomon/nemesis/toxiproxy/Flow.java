package org.rashomon.nemesis.toxiproxy;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One direction of a connection: a thread that reads, a thread that writes, and one that waits for what the toxics
 * between them have to do next.
 *
 * <p>All three wait on one condition, which is signaled whenever anything changes: bytes, toxics, or the connection's
 * life. So a toxic takes effect, or ends, at once.
 */
final class Flow {

    private static final int READ_BYTES = 32 * 1024;

    /** More than this is left with the sender, as a slow link would. */
    private static final long HELD_BYTES_MAX = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Delivery> ready = new ArrayDeque<>();
    private final Chain chain;
    private final LongSupplier clock;
    private long readyBytes;
    private boolean closed;

    Flow(EntropyAndTime environment) {
        this.chain = new Chain(environment.random(), this::deliver);
        this.clock = environment.clock();
    }

    /** Begins to carry bytes; {@code onEnd} is told when no more will come, and why. */
    void start(Socket source, Socket destination, Consumer<Delivery.Ending> onEnd) {
        Thread.ofVirtual().name("toxiproxy-read").start(() -> read(source));
        Thread.ofVirtual().name("toxiproxy-write").start(() -> write(destination, onEnd));
        Thread.ofVirtual().name("toxiproxy-wait").start(this::keepTime);
    }

    void add(Toxic toxic) {
        underLock(now -> chain.add(toxic));
    }

    void change(Toxic toxic) {
        underLock(now -> chain.change(toxic, now));
    }

    void remove(Toxic toxic) {
        underLock(now -> chain.remove(toxic.name(), now));
    }

    /** Ends the threads; what is under way is lost. */
    void close() {
        underLock(now -> closed = true);
    }

    private void read(Socket source) {
        var buffer = new byte[READ_BYTES];
        try {
            var input = source.getInputStream();
            for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                offer(new Delivery.Bytes(Arrays.copyOf(buffer, count)));
            }
            offer(new Delivery.End(Delivery.Ending.FINISHED));
        } catch (IOException broken) {
            offer(new Delivery.End(Delivery.Ending.CLOSED));
        }
    }

    private void offer(Delivery delivery) {
        lock.lock();
        try {
            while (!closed && chain.held() + readyBytes > HELD_BYTES_MAX) {
                changed.awaitUninterruptibly();
            }
            chain.accept(delivery, clock.getAsLong());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write(Socket destination, Consumer<Delivery.Ending> onEnd) {
        try {
            var output = destination.getOutputStream();
            for (var delivery = take(); ; delivery = take()) {
                switch (delivery) {
                    case Delivery.Bytes(var bytes) -> output.write(bytes);
                    case Delivery.End(var ending) -> {
                        onEnd.accept(ending);
                        return;
                    }
                }
            }
        } catch (IOException broken) {
            onEnd.accept(Delivery.Ending.CLOSED);
        }
    }

    private Delivery take() {
        lock.lock();
        try {
            while (!closed && ready.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return new Delivery.End(Delivery.Ending.CLOSED);
            }
            var delivery = ready.remove();
            if (delivery instanceof Delivery.Bytes(var bytes)) {
                readyBytes -= bytes.length;
                changed.signalAll();
            }
            return delivery;
        } finally {
            lock.unlock();
        }
    }

    private void keepTime() {
        lock.lock();
        try {
            while (!closed) {
                var now = clock.getAsLong();
                if (chain.deadline() <= now) {
                    chain.advance(now);
                    changed.signalAll();
                } else if (chain.deadline() == Stage.NEVER) {
                    changed.await();
                } else {
                    changed.awaitNanos(chain.deadline() - now);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Delivery delivery) {
        ready.add(delivery);
        if (delivery instanceof Delivery.Bytes(var bytes)) {
            readyBytes += bytes.length;
        }
    }

    private void underLock(Consumer<Long> change) {
        lock.lock();
        try {
            change.accept(clock.getAsLong());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
