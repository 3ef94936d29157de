package org.rashomon.nemesis.toxiproxy;

import java.util.function.Consumer;

/**
 * One toxic at work on one direction of one connection: a state machine that never blocks and reads no clock.
 *
 * <p>Times are nanoseconds of one monotonic clock. What is passed on goes to {@code next}.
 */
interface Stage {

    /** The deadline of a stage that waits for nothing. */
    long NEVER = Long.MAX_VALUE;

    /** Takes what arrives. */
    void accept(Delivery delivery, long now, Consumer<Delivery> next);

    /** Does what is due. */
    void advance(long now, Consumer<Delivery> next);

    /** When {@link #advance} has something to do next, unless something arrives before; {@link #NEVER} if nothing. */
    long deadline();

    /** Bytes held back. */
    long held();

    /** The toxic is about to be changed: passes on what is held back, so that no byte is lost. */
    void release(Consumer<Delivery> next);

    /** The toxic is about to be removed; as {@link #release}, unless the connection has been spoiled for good. */
    void remove(Consumer<Delivery> next);
}
