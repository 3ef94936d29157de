package org.rashomon.history;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a history. Events are totally ordered by {@link #index}, and {@link #timeNanos} never decreases along
 * that order.
 */
public sealed interface Event {

    /** Position in the history: dense, from 0, so it names the event in reports. */
    long index();

    /** Monotonic nanoseconds since the run began. */
    long timeNanos();

    /** The first event: what is run. */
    record RunStarted(long index, long timeNanos, RunInfo info) implements Event {}

    /** The run enters a phase. */
    record PhaseStarted(long index, long timeNanos, Phase phase) implements Event {}

    /**
     * A process starts an operation, or learns its outcome.
     *
     * @param type whether this is an invocation or one of its three outcomes
     * @param process the single-threaded client that saw the event; retired after {@link OperationType#INFO}
     * @param session the user on whose behalf it acts; outlives its processes
     * @param node the node it speaks to
     * @param key the object operated on; empty when the operation has none
     * @param value what was to be written, or what was read
     * @param version what the store told about the version written or read
     * @param error why the operation did not succeed; empty when it did
     */
    record Operation(
            long index,
            long timeNanos,
            OperationType type,
            int process,
            int session,
            String node,
            Function function,
            String key,
            Value value,
            Version version,
            String error)
            implements Event {}

    /** Whether an operation starts or how it ended. */
    enum OperationType {
        INVOKE,
        OK,
        /** Certain to have had no effect. */
        FAIL,
        /** Nobody knows; it may take effect at any later time. */
        INFO;

        /** The name in files and reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A fault begins, is seen to bite, ends, or could not be carried out.
     *
     * @param fault numbers the fault within the run; all its events carry the same
     * @param stage where in its life the fault is
     * @param kind the fault's kind, such as {@code partition}
     * @param description one line that names what is hit
     * @param targets nodes ({@code n1}) and links ({@code n1->n2}) hit
     * @param effect what was observed of it; empty when nothing was
     */
    record Fault(
            long index,
            long timeNanos,
            int fault,
            FaultStage stage,
            String kind,
            String description,
            List<String> targets,
            String effect)
            implements Event {
        public Fault {
            targets = List.copyOf(targets);
        }
    }

    /** Where in its life a fault is. */
    enum FaultStage {
        /** About to be carried out. */
        STARTED,
        /** Carried out, and its effect on the system was observed. */
        OBSERVED,
        /** Undone, and a probe went through. */
        HEALED,
        /** Could not be carried out or undone, or showed no effect. */
        FAILED;

        /** The name in files and reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The state of a replica, as it told it.
     *
     * @param reachable whether it answered; when not, only {@code error} means anything
     * @param digest equal digests mean equal states
     * @param applied the writes it has applied
     * @param backlog changes it still has to send to its peers
     * @param clockOffsetMicros how far its wall clock was ahead of the harness's
     * @param counters figures that it keeps since its process began, by name; see docs/results.md for those we know
     * @param error why it did not answer; empty when it did
     */
    record ReplicaState(
            long index,
            long timeNanos,
            String node,
            boolean reachable,
            String digest,
            VersionVector applied,
            long backlog,
            long clockOffsetMicros,
            SortedMap<String, Long> counters,
            String error)
            implements Event {
        public ReplicaState {
            counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
        }

        /** The state of a replica that tells no counters. */
        public ReplicaState(
                long index,
                long timeNanos,
                String node,
                boolean reachable,
                String digest,
                VersionVector applied,
                long backlog,
                long clockOffsetMicros,
                String error) {
            this(
                    index,
                    timeNanos,
                    node,
                    reachable,
                    digest,
                    applied,
                    backlog,
                    clockOffsetMicros,
                    new TreeMap<>(),
                    error);
        }

        /** The figure of that name, 0 where the replica does not keep it. */
        public long counter(String name) {
            return counters.getOrDefault(name, 0L);
        }
    }

    /**
     * A replica met two versions of a key of which neither had seen the other, or a change whose row was not as its
     * origin had found it, and says what it did.
     *
     * @param node the replica
     * @param key the key in conflict
     * @param kind what met what, by the names of PostgreSQL 18, such as {@code update_origin_differs}
     * @param local the version that the replica held; {@link Dot#NONE} if it held none
     * @param remote the version that arrived
     * @param resolution what came of it: {@code apply_remote}, {@code keep_local}, {@code merge}, {@code keep_both} or
     *     {@code skip}
     */
    record Conflict(
            long index, long timeNanos, String node, String key, String kind, Dot local, Dot remote, String resolution)
            implements Event {}

    /**
     * What was really deployed, told once it runs.
     *
     * @param facts such as the image, its digest and the engine, by name; see docs/results.md
     */
    record Deployed(long index, long timeNanos, SortedMap<String, String> facts) implements Event {
        public Deployed {
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }
    }

    /**
     * How much of the machine the harness itself took, since it was told last.
     *
     * @param periodNanos since then
     * @param processorNanos for how long its threads ran on processors, all of them together
     * @param longestPauseNanos the longest time by which the harness's own timers came late; a long pause is told as
     *     soon as it is over
     */
    record HarnessUsage(long index, long timeNanos, long periodNanos, long processorNanos, long longestPauseNanos)
            implements Event {}

    /**
     * The harness or the system failed in a way that no fault explains, so that the run does not count.
     *
     * @param reason what failed and where, in one line
     */
    record Failure(long index, long timeNanos, String reason) implements Event {}
}
