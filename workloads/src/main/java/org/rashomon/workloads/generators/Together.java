package org.rashomon.workloads.generators;

import java.util.ArrayList;
import java.util.List;

/** Asks several generators in turn, the one that answered last goes to the end of the line. */
record Together(List<Generator> generators) implements Generator {

    Together {
        generators = List.copyOf(generators);
    }

    @Override
    public Step next(Context context) {
        var until = Step.UNTIL_COMPLETION;
        var waiting = new ArrayList<Generator>();
        for (var index = 0; index < generators.size(); index++) {
            switch (generators.get(index).next(context)) {
                case Step.Invoke(var worker, var invocation, var rest) -> {
                    var inLine = new ArrayList<>(generators.subList(index + 1, generators.size()));
                    inLine.addAll(waiting);
                    inLine.add(rest);
                    return new Step.Invoke(worker, invocation, new Together(inLine));
                }
                case Step.Wait(var when, var rest) -> {
                    until = Math.min(until, when);
                    waiting.add(rest);
                }
                case Step.Finished finished -> {}
            }
        }
        return waiting.isEmpty() ? new Step.Finished() : new Step.Wait(until, new Together(waiting));
    }

    @Override
    public Generator after(Completed completed) {
        return new Together(
                generators.stream().map(generator -> generator.after(completed)).toList());
    }
}
