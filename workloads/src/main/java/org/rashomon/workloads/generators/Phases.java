package org.rashomon.workloads.generators;

import java.util.ArrayList;
import java.util.List;

/** Runs generators one after the other, with every worker idle in between. */
record Phases(List<Generator> remaining) implements Generator {

    Phases {
        remaining = List.copyOf(remaining);
    }

    @Override
    public Step next(Context context) {
        if (remaining.isEmpty()) {
            return new Step.Finished();
        }
        return switch (remaining.getFirst().next(context)) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, withFirst(rest));
            case Step.Wait(var until, var rest) -> new Step.Wait(until, withFirst(rest));
            case Step.Finished finished when context.busy() > 0 -> new Step.Wait(Step.UNTIL_COMPLETION, this);
            case Step.Finished finished -> new Phases(remaining.subList(1, remaining.size())).next(context);
        };
    }

    @Override
    public Generator after(Completed completed) {
        return remaining.isEmpty() ? this : withFirst(remaining.getFirst().after(completed));
    }

    private Phases withFirst(Generator first) {
        var changed = new ArrayList<>(remaining);
        changed.set(0, first);
        return new Phases(changed);
    }
}
