package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.Context;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Step;
import org.rashomon.workloads.generators.Worker;

/**
 * Asks a generator for operations and has the workers carry them out, recording each before it is sent.
 *
 * <p>An operation without an answer in time is recorded as indeterminate; an answer that comes later is ignored. The
 * process that ended so is retired and its worker goes on as a fresh one, with a fresh client.
 */
final class OperationDriver implements AutoCloseable {

    private static final Generator NOTHING = context -> new Step.Finished();

    private final Scheduler scheduler;
    private final Recorder recorder;
    private final Function<String, Client> clients;
    private final Duration operationTimeout;
    private final List<Place> places = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private Generator generator = NOTHING;
    private Route route = (worker, invocation) -> worker.node();
    private Runnable finished = () -> {};
    private Scheduler.Timer wakeUp = () -> {};
    private int busy;
    /** The workers that are not busy; empty when they must be looked up anew. */
    private List<Worker> free = List.of();

    private long completions;
    private boolean isClosed;

    OperationDriver(
            Scheduler scheduler, Recorder recorder, Function<String, Client> clients, Duration operationTimeout) {
        this.scheduler = scheduler;
        this.recorder = recorder;
        this.clients = clients;
        this.operationTimeout = operationTimeout;
    }

    /** Chooses the node that an operation of a worker is sent to. */
    @FunctionalInterface
    interface Route {
        String nodeFor(Worker worker, Invocation invocation);
    }

    /** Opens the same number of workers on each node. */
    void openWorkers(List<String> nodes, int perNode) {
        for (var round = 0; round < perNode; round++) {
            for (var node : nodes) {
                var worker = new Worker(places.size(), node);
                places.add(new Place(worker, clients));
            }
        }
    }

    /**
     * Drives a generator to its end.
     *
     * @param along where its operations go
     * @param whenFinished runs once, when the generator is finished and every operation has ended
     */
    void drive(Generator next, Route along, Runnable whenFinished) {
        route = along;
        generator = next;
        finished = whenFinished;
        step();
    }

    /** Takes no more operations from the generator; what is under way still ends. */
    void stop() {
        generator = NOTHING;
        step();
    }

    /** Every key that an operation was invoked on. */
    Set<String> keys() {
        return Collections.unmodifiableSet(keys);
    }

    /** How many operations have ended. */
    long completions() {
        return completions;
    }

    /** Gives up what is under way; it stays without an outcome in the history. */
    @Override
    public void close() {
        isClosed = true;
        wakeUp.cancel();
        generator = NOTHING;
        places.forEach(Place::closeClients);
    }

    private void step() {
        wakeUp.cancel();
        while (true) {
            switch (generator.next(context())) {
                case Step.Invoke(var worker, var invocation, var rest) -> {
                    generator = rest;
                    start(places.get(worker.number()), worker, invocation);
                }
                case Step.Wait(var until, var rest) -> {
                    generator = rest;
                    // A client may complete while it is invoked; what it asked for then has been waited for since.
                    wakeUp.cancel();
                    if (until != Step.UNTIL_COMPLETION) {
                        var delay = Duration.ofNanos(Math.max(0, until - scheduler.nowNanos()));
                        wakeUp = scheduler.after(delay, this::step);
                    }
                    return;
                }
                case Step.Finished end -> {
                    if (busy == 0) {
                        var then = finished;
                        finished = () -> {};
                        then.run();
                    }
                    return;
                }
            }
        }
    }

    private void start(Place place, Worker worker, Invocation invocation) {
        var attempt = ++place.attempt;
        place.isBusy = true;
        busy++;
        free = List.of();
        keys.addAll(invocation.keys());
        place.node = route.nodeFor(worker, invocation);
        recorder.invoked(place.at(), place.process, invocation);
        var timeout = scheduler.after(
                operationTimeout,
                () -> end(
                        place,
                        attempt,
                        invocation,
                        new Completion.Indeterminate("no answer within " + operationTimeout.toMillis() + " ms")));
        place.client().invoke(invocation, place.memory.token(invocation.key()), completion -> {
            timeout.cancel();
            end(place, attempt, invocation, completion);
        });
    }

    private void end(Place place, long attempt, Invocation invocation, Completion completion) {
        if (isClosed || !place.isBusy || place.attempt != attempt) {
            return;
        }
        place.isBusy = false;
        busy--;
        free = List.of();
        completions++;
        var outcome = recorder.completed(place.at(), place.process, invocation, completion);
        if (outcome == Outcome.INFO) {
            place.process += places.size();
            place.closeClients();
        }
        var value = Value.NONE;
        if (completion instanceof Completion.Ok(var told, var version)) {
            value = told;
            place.memory.saw(invocation.key(), version);
        }
        generator = generator.after(new Completed(place.worker, invocation, outcome, value));
        step();
    }

    private Context context() {
        if (free.isEmpty() && busy < places.size()) {
            var workers = new ArrayList<Worker>(places.size() - busy);
            for (var place : places) {
                if (!place.isBusy) {
                    workers.add(place.worker);
                }
            }
            free = List.copyOf(workers);
        }
        return new Context(scheduler.nowNanos(), free, busy);
    }

    /** A worker, the process it currently is, what its session has seen, and its clients, one a node it spoke to. */
    private static final class Place {
        private final Worker worker;
        private final Function<String, Client> opener;
        private final Map<String, Client> clients = new HashMap<>();
        private final SessionMemory memory = new SessionMemory();
        private String node;
        private int process;
        private long attempt;
        private boolean isBusy;

        Place(Worker worker, Function<String, Client> opener) {
            this.worker = worker;
            this.opener = opener;
            this.node = worker.node();
            this.process = worker.number();
        }

        /** The worker where its operation was sent. */
        Worker at() {
            return new Worker(worker.number(), node);
        }

        Client client() {
            return clients.computeIfAbsent(node, opener);
        }

        void closeClients() {
            clients.values().forEach(Client::close);
            clients.clear();
        }
    }
}
