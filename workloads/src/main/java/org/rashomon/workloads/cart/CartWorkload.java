package org.rashomon.workloads.cart;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.set.OrSetChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.ClientMergeChecker;
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

    private static final AnomalyCatalogue.Entry RESURRECTED = AnomalyCatalogue.named("resurrected-delete");
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
        if (contract.is(Strategy.SIBLINGS)) {
            return Judges.ofConflicts(
                    contract,
                    new MvRegisterChecker(),
                    new ClientMergeChecker(
                            "What was taken out of a cart stays out when two versions of it are merged.",
                            CartWorkload::returned));
        }
        return isSet(contract)
                ? Judges.ofConflicts(contract, new OrSetChecker())
                : Judges.ofConflicts(contract, Judges.andFates(contract, new LostUpdateChecker()));
    }

    /** One version lacks an article that its session took out; another has it, though its session did not put it in. */
    private static Optional<ByDesign> returned(ClientMergeChecker.Merge merge) {
        var result = articles(merge.write().value());
        for (var removal : merge.merged()) {
            var removed = new TreeSet<>(united(removal.base()));
            articles(removal.value()).forEach(removed::remove);
            for (var article : removed) {
                var holder = merge.merged().stream()
                        .filter(other -> articles(other.value()).contains(article)
                                && united(other.base()).contains(article))
                        .findFirst();
                if (holder.isPresent() && result.contains(article)) {
                    return Optional.of(returned(article, removal, holder.get(), merge.write()));
                }
            }
        }
        return Optional.empty();
    }

    private static ByDesign returned(
            long article,
            ClientMergeChecker.Written removal,
            ClientMergeChecker.Written holder,
            ClientMergeChecker.Written merge) {
        var operations = merge.operations();
        return new ByDesign(
                RESURRECTED.name(),
                "the store keeps both carts, and the client that merges them unites them",
                "Article %d, taken out of %s on %s, is back: %s united that cart with one of %s that still had it."
                        .formatted(
                                article,
                                operations.key(removal.row()),
                                operations.node(removal.row()),
                                operations.node(merge.row()),
                                operations.node(holder.row())),
                List.of(
                        Evidence.of(operations, removal.row(), "takes the article out"),
                        Evidence.of(operations, holder.row(), "had not seen that"),
                        Evidence.of(operations, merge.row(), "merge of the two")));
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
        var isMerged = contract.is(Strategy.SIBLINGS);
        var articles = new TreeSet<>(isMerged ? united(completed.value()) : articles(completed.value()));
        var article = (long) random.nextInt(ARTICLES);
        if (!articles.add(article)) {
            articles.remove(article);
        }
        var content = Value.of(articles.stream().map(Value::of).toList());
        return List.of(isMerged ? Rows.resolve(completed, content, number) : Rows.replace(completed, content, number));
    }

    /** What a client makes of several carts. */
    private static Set<Long> united(Value versions) {
        return Rows.contents(versions, Value.NONE).stream()
                .flatMap(content -> numbers(content).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> articles(Value row) {
        return numbers(Rows.content(row, Value.NONE));
    }

    private static List<Long> numbers(Value content) {
        return content instanceof Value.Sequence(var articles)
                ? articles.stream()
                        .map(article -> article instanceof Value.Int(var number) ? number : 0L)
                        .toList()
                : List.of();
    }
}
