package org.rashomon.workloads.generators;

/** Confines a generator to the workers of one node, and tells it only of their completions. */
record OnNode(String node, Generator inner) implements Generator {

    @Override
    public Step next(Context context) {
        return switch (inner.next(context.on(node))) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, new OnNode(node, rest));
            case Step.Wait(var until, var rest) -> new Step.Wait(until, new OnNode(node, rest));
            case Step.Finished finished -> finished;
        };
    }

    @Override
    public Generator after(Completed completed) {
        return completed.worker().node().equals(node) ? new OnNode(node, inner.after(completed)) : this;
    }
}
