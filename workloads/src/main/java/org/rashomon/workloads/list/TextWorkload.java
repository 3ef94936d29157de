package org.rashomon.workloads.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.sequence.SequenceChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Typing: a session reads a text and types a word at one place, character by character, or deletes a character. A
 * character is a letter and a number that tells it from all others.
 */
public final class TextWorkload implements Workload {

    private static final int WINDOW = 2;
    private static final int OPERATIONS_A_KEY = 80;
    private static final int LONGEST_WORD = 5;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String description() {
        return "People type words into texts, each character behind the one before, and delete characters; reads.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                        (number, random) -> {
                            var key = Keys.hot("text", number, random, WINDOW, OPERATIONS_A_KEY);
                            return random.nextInt(6) == 0
                                    ? new Invocation(Function.APPEND, key, Value.of("." + number))
                                    : Invocation.read(key);
                        },
                        seed,
                        0)
                .followedBy(TextWorkload::type, seed);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(nodes, List.copyOf(keys));
    }

    @Override
    public boolean suits(Strategy strategy) {
        return strategy == Strategy.SEQUENCE;
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.ofConflicts(contract, new SequenceChecker());
    }

    private static List<Invocation> type(Completed completed, long number, SplittableRandom random) {
        var key = completed.invocation().key();
        return Edits.after(completed, random, 3, anchor -> word(key, anchor, number, random));
    }

    private static List<Invocation> word(String key, Value anchor, long number, SplittableRandom random) {
        var word = new ArrayList<Invocation>();
        var behind = anchor;
        for (var index = 0; index < random.nextInt(1, LONGEST_WORD + 1); index++) {
            var character = Value.of((char) ('a' + random.nextInt(26)) + "_" + (number + index));
            word.add(Invocation.ofPair(Function.INSERT, key, behind, character));
            behind = character;
        }
        return word;
    }
}
