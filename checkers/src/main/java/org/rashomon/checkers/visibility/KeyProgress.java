package org.rashomon.checkers.visibility;

import java.util.function.IntConsumer;
import org.rashomon.history.Operations;

/**
 * How far one replica has come with the updates of one key, as the vector of its answers grows. Each update is applied
 * once, so that going through all reads costs no more than the updates; a vector that shrinks starts anew.
 */
public final class KeyProgress {

    private final Operations operations;
    private final Visibility visibility;
    private final int key;
    private final Runnable forget;
    private final IntConsumer apply;
    /** For each replica, which of its updates of the key comes next. */
    private final int[] next;
    /** For each replica, the sequence of the last of its updates of the key that was applied. */
    private final long[] reached;

    /**
     * Nothing is applied yet.
     *
     * @param forget undoes all that was applied
     * @param apply takes the row of an update, those of one replica in their order
     */
    public KeyProgress(Operations operations, Visibility visibility, int key, Runnable forget, IntConsumer apply) {
        this.operations = operations;
        this.visibility = visibility;
        this.key = key;
        this.forget = forget;
        this.apply = apply;
        this.next = new int[visibility.updates().replicas()];
        this.reached = new long[next.length];
        start();
    }

    /** Goes to the state that a read reflects. */
    public void advance(int read) {
        for (var replica = 0; replica < next.length; replica++) {
            if (reached[replica] > operations.seenSequence(read, replica)) {
                forget.run();
                start();
                break;
            }
        }
        var updates = visibility.ofKeys();
        for (var replica = 0; replica < next.length; replica++) {
            var seen = operations.seenSequence(read, replica);
            var end = updates.to(key, replica);
            while (next[replica] < end && operations.dotSequence(updates.row(next[replica])) <= seen) {
                var row = updates.row(next[replica]++);
                reached[operations.dotReplica(row)] = operations.dotSequence(row);
                apply.accept(row);
            }
        }
    }

    /** Whether an update of a replica, if it is one of the key, was applied; of an unknown replica none was. */
    public boolean includes(int replica, long sequence) {
        return replica >= 0 && sequence <= reached[replica];
    }

    private void start() {
        for (var replica = 0; replica < next.length; replica++) {
            next[replica] = visibility.ofKeys().from(key, replica);
            reached[replica] = 0;
        }
    }
}
