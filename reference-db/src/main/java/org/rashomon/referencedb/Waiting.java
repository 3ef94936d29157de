package org.rashomon.referencedb;

import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** What a replica has put off until something is the case, or until it has waited long enough. */
final class Waiting {

    /** No node has a name like this. */
    static final String TIMER = "#waiting";

    private final Host host;
    /** By the epoch of the timer, which is the order in which they came. */
    private final TreeMap<Long, Task> tasks = new TreeMap<>();

    private long epoch;

    /**
     * Something put off.
     *
     * @param isReady whether it may be done
     * @param then what to do when it is ready
     * @param late what to do instead when it has waited long enough
     */
    record Task(BooleanSupplier isReady, Runnable then, Runnable late) {}

    Waiting(Host host) {
        this.host = host;
    }

    /** Does the task as soon as it is ready: at once if it is. */
    void add(Task task, long mostMillis) {
        if (task.isReady().getAsBoolean()) {
            task.then().run();
            return;
        }
        epoch++;
        tasks.put(epoch, task);
        host.setTimer(new Timer(TIMER, epoch), mostMillis);
    }

    /** Does what has become ready, in the order in which it came. */
    void settle() {
        if (tasks.isEmpty()) {
            return;
        }
        for (var entry : new TreeMap<>(tasks).entrySet()) {
            var task = entry.getValue();
            if (tasks.containsKey(entry.getKey()) && task.isReady().getAsBoolean()) {
                tasks.remove(entry.getKey());
                task.then().run();
            }
        }
    }

    void timerFired(long fired) {
        var task = tasks.remove(fired);
        if (task != null) {
            task.late().run();
        }
    }

    int size() {
        return tasks.size();
    }
}
