package org.rashomon.nemesis;

import java.time.Duration;

/**
 * A fault with its time.
 *
 * @param number numbers the faults of a schedule from 0 in the order of their beginning
 * @param at when it begins, counted from the beginning of the work
 * @param length how long it lasts until it is healed
 * @param fault what happens
 */
public record ScheduledFault(int number, Duration at, Duration length, Fault fault) {

    public ScheduledFault {
        if (number < 0 || at.isNegative() || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("fault %d at %s for %s".formatted(number, at, length));
        }
    }

    /** When it is healed, counted from the beginning of the work. */
    public Duration end() {
        return at.plus(length);
    }

    /** Whether there is a moment at which both are in force. */
    public boolean overlaps(ScheduledFault other) {
        return at.compareTo(other.end()) < 0 && other.at.compareTo(end()) < 0;
    }
}
