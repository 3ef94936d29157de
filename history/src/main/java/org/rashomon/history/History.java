package org.rashomon.history;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Everything a run learned, read-only. Verdicts, reports and plots are derived from it and from nothing else. */
public final class History {

    private final RunInfo info;
    private final Operations operations;
    private final Observations observations;
    private final Extent extent;

    /** How many events there are, and the time of the last. */
    record Extent(long events, long endNanos) {}

    /** Every event that is no operation, by kind, each in order. */
    record Observations(
            List<Event.PhaseStarted> phases,
            List<Event.Fault> faults,
            List<Event.ReplicaState> replicaStates,
            List<Event.Conflict> conflicts,
            List<Event.HarnessUsage> harnessUsages,
            SortedMap<String, String> deployment,
            List<Event.Failure> failures) {
        Observations {
            phases = Collections.unmodifiableList(phases);
            faults = Collections.unmodifiableList(faults);
            replicaStates = Collections.unmodifiableList(replicaStates);
            conflicts = Collections.unmodifiableList(conflicts);
            harnessUsages = Collections.unmodifiableList(harnessUsages);
            deployment = Collections.unmodifiableSortedMap(deployment);
            failures = Collections.unmodifiableList(failures);
        }
    }

    History(RunInfo info, Operations operations, Observations observations, Extent extent) {
        this.info = info;
        this.operations = operations;
        this.observations = observations;
        this.extent = extent;
    }

    /** The history of these events, whose indexes must be dense from 0. */
    public static History of(List<? extends Event> events) {
        var builder = new HistoryBuilder();
        events.forEach(builder::add);
        return builder.build();
    }

    /**
     * The same history, with an action that is carried out after every few thousand looks at its operations; by
     * throwing, it ends whatever reads them. So a check that knows nothing of budgets can be held to one.
     */
    public History watchedBy(Runnable action) {
        return new History(info, operations.watchedBy(action), observations, extent);
    }

    /**
     * The history of one key: its operations and the conflicts on it, with the phases, faults and failures of the run.
     * What replicas told of their states is left out, since it is about all keys.
     */
    public History ofKey(String key) {
        var number = operations.keys().indexOf(key);
        return new History(
                info,
                operations.ofKey(number),
                new Observations(
                        observations.phases(),
                        observations.faults(),
                        List.of(),
                        observations.conflicts().stream()
                                .filter(conflict -> conflict.key().equals(key))
                                .toList(),
                        observations.harnessUsages(),
                        observations.deployment(),
                        observations.failures()),
                extent);
    }

    public RunInfo info() {
        return info;
    }

    public Operations operations() {
        return operations;
    }

    public List<Event.PhaseStarted> phases() {
        return observations.phases();
    }

    public List<Event.Fault> faults() {
        return observations.faults();
    }

    public List<Event.ReplicaState> replicaStates() {
        return observations.replicaStates();
    }

    /** What the replicas' conflict logs told. */
    public List<Event.Conflict> conflicts() {
        return observations.conflicts();
    }

    /** How much of the machine the harness took, period by period; empty where it was not told. */
    public List<Event.HarnessUsage> harnessUsages() {
        return observations.harnessUsages();
    }

    /** What was really deployed, such as image and engine, by name; empty where it was not told. */
    public SortedMap<String, String> deployment() {
        return observations.deployment();
    }

    /** Failures of the harness or the system; a run with any does not count. */
    public List<Event.Failure> failures() {
        return observations.failures();
    }

    public long events() {
        return extent.events();
    }

    /** Time of the last event, nanoseconds since the run began. */
    public long endNanos() {
        return extent.endNanos();
    }

    /** The first time the run entered a phase. */
    public Optional<Event.PhaseStarted> start(Phase phase) {
        return phases().stream().filter(started -> started.phase() == phase).findFirst();
    }

    /** Whether the run came to its verdict; otherwise it was cut off and proves nothing about what came after. */
    public boolean isComplete() {
        return start(Phase.VERDICT).isPresent();
    }

    /** The index of the event by which the run entered a phase, or {@link Operations#NEVER}. */
    public long indexOf(Phase phase) {
        return start(phase).map(Event.PhaseStarted::index).orElse(Operations.NEVER);
    }
}
