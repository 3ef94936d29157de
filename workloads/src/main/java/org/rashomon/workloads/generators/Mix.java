package org.rashomon.workloads.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the source of each operation by weight. A source that is finished is drawn no more. */
record Mix(List<Weighted> choices, long seed) implements Generator {

    Mix {
        choices = List.copyOf(choices);
    }

    @Override
    public Step next(Context context) {
        if (choices.isEmpty()) {
            return new Step.Finished();
        }
        var random = new SplittableRandom(seed);
        var drawn = draw(random);
        return switch (choices.get(drawn).generator().next(context)) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, with(drawn, rest, random.nextLong()));
            case Step.Wait(var until, var rest) -> new Step.Wait(until, with(drawn, rest, seed));
            case Step.Finished finished -> without(drawn).next(context);
        };
    }

    @Override
    public Generator after(Completed completed) {
        return new Mix(
                choices.stream()
                        .map(choice ->
                                new Weighted(choice.weight(), choice.generator().after(completed)))
                        .toList(),
                seed);
    }

    private int draw(SplittableRandom random) {
        var ticket = random.nextInt(choices.stream().mapToInt(Weighted::weight).sum());
        var choice = 0;
        while (ticket >= choices.get(choice).weight()) {
            ticket -= choices.get(choice).weight();
            choice++;
        }
        return choice;
    }

    private Mix with(int index, Generator rest, long nextSeed) {
        var changed = new ArrayList<>(choices);
        changed.set(index, new Weighted(choices.get(index).weight(), rest));
        return new Mix(changed, nextSeed);
    }

    private Mix without(int index) {
        var left = new ArrayList<>(choices);
        left.remove(index);
        return new Mix(left, seed);
    }
}
