package org.rashomon.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes events in their order and pairs each completion with its invocation. */
public final class HistoryBuilder {

    private final Operations operations = new Operations();
    private final List<Event.PhaseStarted> phases = new ArrayList<>();
    private final List<Event.Fault> faults = new ArrayList<>();
    private final List<Event.ReplicaState> replicaStates = new ArrayList<>();
    private final List<Event.Conflict> conflicts = new ArrayList<>();
    private final List<Event.HarnessUsage> harnessUsages = new ArrayList<>();
    private final SortedMap<String, String> deployment = new TreeMap<>();
    private final List<Event.Failure> failures = new ArrayList<>();
    private final OpenOperations open = new OpenOperations();
    private RunInfo info = RunInfo.UNKNOWN;
    private long events;
    private long lastNanos;

    /**
     * Appends an event.
     *
     * @throws IllegalArgumentException if the event cannot follow those before it
     */
    public HistoryBuilder add(Event event) {
        if (event.index() != events) {
            throw new IllegalArgumentException(
                    "event %d stands where event %d belongs".formatted(event.index(), events));
        }
        if (event.timeNanos() < lastNanos) {
            throw new IllegalArgumentException("event %d is earlier than the one before it".formatted(event.index()));
        }
        if (event instanceof Event.Operation operation) {
            addOperation(operation);
        } else {
            addOther(event);
        }
        events++;
        lastNanos = event.timeNanos();
        return this;
    }

    private void addOther(Event event) {
        switch (event) {
            case Event.RunStarted started -> info = started.info();
            case Event.PhaseStarted phase -> phases.add(phase);
            case Event.Fault fault -> faults.add(fault);
            case Event.ReplicaState state -> replicaStates.add(state);
            case Event.Operation operation -> addOperation(operation);
            case Event.Conflict conflict -> conflicts.add(conflict);
            case Event.HarnessUsage usage -> harnessUsages.add(usage);
            case Event.Deployed deployed -> deployment.putAll(deployed.facts());
            case Event.Failure failure -> failures.add(failure);
        }
    }

    /** The index that the next event must have. */
    public long nextIndex() {
        return events;
    }

    /** The history so far. It must not be used any more once the builder goes on. */
    public History build() {
        return new History(
                info,
                operations,
                new History.Observations(phases, faults, replicaStates, conflicts, harnessUsages, deployment, failures),
                new History.Extent(events, lastNanos));
    }

    private void addOperation(Event.Operation event) {
        switch (event.type()) {
            case INVOKE -> invoke(event);
            case OK -> complete(event, Outcome.OK);
            case FAIL -> complete(event, Outcome.FAIL);
            case INFO -> complete(event, Outcome.INFO);
        }
    }

    private void invoke(Event.Operation event) {
        if (open.open(event.process(), operations.size()) != OpenOperations.NONE) {
            throw new IllegalArgumentException("event %d: process %d invokes while its operation is still open"
                    .formatted(event.index(), event.process()));
        }
        operations.invokedNanos.add(event.timeNanos());
        operations.completedNanos.add(Operations.NEVER);
        operations.invokedIndex.add(event.index());
        operations.completedIndex.add(Operations.NEVER);
        operations.process.add(event.process());
        operations.session.add(event.session());
        operations.node.add(operations.nodes.number(event.node()));
        operations.function.add(operations.functions.number(event.function()));
        operations.key.add(operations.keys.number(event.key()));
        operations.outcome.add(Outcome.INFO.code());
        operations.error.add(operations.errors.number(event.error()));
        operations.addArgument(event.function(), event.value());
        operations.result.add(Value.NONE);
        operations.versions.addUnknown();
    }

    @SuppressWarnings("ReferenceEquality") // a shortcut; any other version says the same at more length
    private void complete(Event.Operation event, Outcome outcome) {
        var row = open.close(event.process());
        if (row == OpenOperations.NONE) {
            throw new IllegalArgumentException(
                    "event %d: process %d completes what it never invoked".formatted(event.index(), event.process()));
        }
        operations.completedNanos.set(row, event.timeNanos());
        operations.completedIndex.set(row, event.index());
        operations.outcome.set(row, outcome.code());
        operations.error.set(row, operations.errors.number(event.error()));
        operations.result.set(row, event.value());
        if (event.version() != Version.NONE) {
            operations.versions.set(row, event.version());
        }
    }
}
