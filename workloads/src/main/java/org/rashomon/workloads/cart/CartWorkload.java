package org.rashomon.workloads.cart;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.set.OrSetChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Adds and removes of a few articles in shopping carts that are open on several devices.
 *
 * <p>The articles are few, so that what one device takes out another puts in at the same time.
 */
public final class CartWorkload implements Workload {

    private static final int WINDOW = 4;
    private static final int OPERATIONS_A_KEY = 50;
    private static final int ARTICLES = 8;

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public String description() {
        return "Articles are put into shopping carts and taken out again, of the same cart on several leaders;"
                + " reads.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                (number, random) -> {
                    var key = Keys.hot("cart", number, random, WINDOW, OPERATIONS_A_KEY);
                    var article = Value.of(random.nextInt(ARTICLES));
                    return switch (random.nextInt(10)) {
                        case 0, 1 -> Invocation.read(key);
                        case 2, 3, 4 -> new Invocation(Function.REMOVE, key, article);
                        default -> new Invocation(Function.ADD, key, article);
                    };
                },
                seed,
                0);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(nodes, List.copyOf(keys));
    }

    @Override
    public boolean suits(Strategy strategy) {
        return strategy == Strategy.OR_SET;
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.ofConflicts(contract, new OrSetChecker());
    }
}
