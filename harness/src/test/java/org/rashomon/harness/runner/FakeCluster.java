package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;

/** A cluster on virtual time. What it does is set by its fields; by default everything works, and at once. */
final class FakeCluster implements Cluster {

    static final Duration PROMPT = Duration.ofMillis(3);

    /** A write has not seen the latest ones of other nodes, so that there are conflicts. */
    final SharedRegisters registers = new SharedRegisters(6);

    final List<FakeClient> clients = new ArrayList<>();
    final List<String> deeds = new ArrayList<>();
    final Map<Fault, Reaction> injections = new HashMap<>();
    final Map<Fault, Reaction> heals = new HashMap<>();
    Reaction starting = Reaction.after(Duration.ofMillis(100));
    Reaction healingAll = Reaction.after(Duration.ofMillis(100));
    Function<Invocation, Duration> takes = invocation -> PROMPT;
    BiFunction<String, Invocation, Completion> answers = registers::apply;
    Function<String, Optional<ReplicaStatus>> states = node -> Optional.of(settled());
    Consumer<Invocation> onInvoke = invocation -> {};

    private final VirtualScheduler scheduler;
    private FailureListener failures = reason -> {};

    FakeCluster(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * How a deed ends.
     *
     * @param failure why it fails; empty if it succeeds
     */
    record Reaction(Duration after, Observation observation, String failure) {

        static Reaction after(Duration delay) {
            return new Reaction(delay, new Observation(true, "seen"), "");
        }

        static Reaction failing(String reason) {
            return new Reaction(PROMPT, new Observation(false, ""), reason);
        }

        static Reaction unseen() {
            return new Reaction(PROMPT, new Observation(false, "no effect"), "");
        }
    }

    @Override
    public List<String> nodes() {
        return List.of("n1", "n2", "n3");
    }

    @Override
    public CompletionStage<Void> start() {
        return react("start", starting).thenAccept(started -> {});
    }

    @Override
    public Client client(String node) {
        var client = new FakeClient(node);
        clients.add(client);
        return client;
    }

    @Override
    public CompletionStage<Observation> inject(Fault fault) {
        return react("inject " + fault.describe(), injections.getOrDefault(fault, Reaction.after(PROMPT)));
    }

    @Override
    public CompletionStage<Observation> heal(Fault fault) {
        return react("heal " + fault.describe(), heals.getOrDefault(fault, Reaction.after(PROMPT)));
    }

    @Override
    public CompletionStage<Observation> healAll() {
        return react("heal all", healingAll);
    }

    @Override
    public CompletionStage<ReplicaStatus> status(String node) {
        return later(PROMPT, () -> states.apply(node).orElseThrow(() -> new InjectionException(node + " is silent")));
    }

    @Override
    public void onFailure(FailureListener listener) {
        failures = listener;
    }

    @Override
    public void close() {}

    void fail(String reason) {
        failures.failed(reason);
    }

    ReplicaStatus settled() {
        return new ReplicaStatus(registers.digest(), registers.applied(), 0, 0);
    }

    private CompletionStage<Observation> react(String deed, Reaction reaction) {
        deeds.add(deed);
        return later(reaction.after(), () -> {
            deeds.add(deed + ": ended");
            if (!reaction.failure().isEmpty()) {
                throw new InjectionException(reaction.failure());
            }
            return reaction.observation();
        });
    }

    private <T> CompletionStage<T> later(Duration delay, Supplier<T> value) {
        var stage = new CompletableFuture<T>();
        scheduler.after(delay, () -> {
            try {
                stage.complete(value.get());
            } catch (InjectionException failure) {
                stage.completeExceptionally(failure);
            }
        });
        return stage;
    }

    /** Answers when {@link #takes} has passed. */
    final class FakeClient implements Client {

        final String node;
        boolean isClosed;

        private FakeClient(String node) {
            this.node = node;
        }

        @Override
        public void invoke(Invocation invocation, SessionToken token, Consumer<Completion> completed) {
            if (isClosed) {
                throw new AssertionError("a closed client is asked for " + invocation);
            }
            onInvoke.accept(invocation);
            scheduler.after(takes.apply(invocation), () -> completed.accept(answers.apply(node, invocation)));
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
