package org.rashomon.workloads.cart;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.set.OrSetChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Rows;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Adds and removes of a few articles in shopping carts that are open on several devices.
 *
 * <p>The articles are few, so that what one device takes out another puts in at the same time. In a register a cart is
 * one list, written back as a whole: two leaders may both change the same list, and one of the changes is lost. Where
 * both lists are kept as siblings, who reads them puts them together, so that what was taken out may come back.
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
        if (!isSet(contract)) {
            return new RandomOperations((number, random) -> Invocation.read(key(number, random)), seed, 0)
                    .followedBy((completed, number, random) -> change(contract, completed, number, random), seed);
        }
        return new RandomOperations(
                (number, random) -> {
                    var key = key(number, random);
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
        return strategy == Strategy.OR_SET || strategy == Strategy.SIBLINGS || Registers.compareTrulyAndSet(strategy);
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.ofConflicts(
                contract,
                isSet(contract)
                        ? new OrSetChecker()
                        : contract.is(Strategy.SIBLINGS) ? new MvRegisterChecker() : new LostUpdateChecker());
    }

    private static boolean isSet(Contract contract) {
        return contract.strategy().stream().allMatch(strategy -> strategy.dataType() == DataType.SET);
    }

    private static String key(long number, SplittableRandom random) {
        return Keys.hot("cart", number, random, WINDOW, OPERATIONS_A_KEY);
    }

    private static List<Invocation> change(
            Contract contract, Completed completed, long number, SplittableRandom random) {
        if (!completed.invocation().function().equals(Function.READ)) {
            return List.of();
        }
        var articles = new TreeSet<Long>();
        var isMerged = contract.is(Strategy.SIBLINGS);
        if (isMerged && completed.value() instanceof Value.Sequence(var versions)) {
            versions.forEach(version -> articles.addAll(articles(version)));
        } else {
            articles.addAll(articles(completed.value()));
        }
        var article = (long) random.nextInt(ARTICLES);
        if (!articles.add(article)) {
            articles.remove(article);
        }
        var content = Value.of(articles.stream().map(Value::of).toList());
        return List.of(isMerged ? Rows.resolve(completed, content, number) : Rows.replace(completed, content, number));
    }

    private static List<Long> articles(Value row) {
        return Rows.content(row, Value.NONE) instanceof Value.Sequence(var articles)
                ? articles.stream()
                        .map(article -> article instanceof Value.Int(var number) ? number : 0L)
                        .toList()
                : List.of();
    }
}
