package org.rashomon.harness.simulation;

import java.util.function.Consumer;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;

/** A client beside one node: it is told the truth about what it asked, except when the node dies. */
final class SimulatedClient implements Client {

    private static final long WAY_NANOS = 100_000;

    private final VirtualTime time;
    private final SimulatedNode node;
    private final String name;
    private final Requests requests;
    private boolean isClosed;

    SimulatedClient(VirtualTime time, SimulatedNode node, String name, Requests requests) {
        this.time = time;
        this.node = node;
        this.name = name;
        this.requests = requests;
    }

    @Override
    public void invoke(Invocation invocation, SessionToken token, Consumer<Completion> completed) {
        var request = requests.of(invocation, token);
        if (request.isEmpty()) {
            complete(new Completion.Failed("the reference store has no operation " + invocation.function()), completed);
            return;
        }
        time.afterNanos(WAY_NANOS, () -> {
            if (node.isUp()) {
                node.ask(
                        request.get(),
                        reply -> complete(Replies.completion(invocation, reply), completed),
                        () -> complete(new Completion.Indeterminate("connection reset by " + name), completed));
            } else {
                complete(new Completion.Failed("cannot connect to " + name), completed);
            }
        });
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void complete(Completion completion, Consumer<Completion> completed) {
        time.afterNanos(WAY_NANOS, () -> {
            if (!isClosed) {
                completed.accept(completion);
            }
        });
    }
}
