package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ValueText;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Request;
import org.rashomon.referencedb.Statement;
import org.rashomon.referencedb.VersionVector;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.set.SetWorkload;

/** What a workload's operations are in the store's own words, as its HTTP client puts them. */
final class Requests {

    private final boolean hasSets;
    private final boolean hasMaps;
    private final boolean hasSiblings;
    private final boolean hasTokens;

    Requests(Scenario scenario) {
        var strategy = scenario.store().strategy();
        this.hasSets = strategy.equals("g-set") || strategy.equals("or-set");
        this.hasMaps = strategy.equals("or-map");
        this.hasSiblings = strategy.equals("siblings");
        this.hasTokens = scenario.store().entries().getOrDefault("sessions", "").equals("tokens");
    }

    /** The store's request; empty if it has no such operation. */
    Optional<Request> of(Invocation invocation, SessionToken token) {
        return plain(invocation, token)
                .map(request -> hasTokens && !token.seen().isEmpty()
                        ? new Request.After(VersionVector.of(token.seen().entries()), request)
                        : request);
    }

    private Optional<Request> plain(Invocation invocation, SessionToken token) {
        var key = invocation.key();
        var value = invocation.value();
        var function = invocation.function();
        if (function.equals(Function.READ)) {
            return Optional.of(isScanned(key) ? new Request.Scan(key + ".") : new Request.Read(key));
        }
        if (function.equals(Function.COMPARE_AND_SET) && value instanceof Value.Sequence(var sides)) {
            return Optional.of(
                    new Request.CompareAndSet(key, content(sides.getFirst()), ValueText.format(sides.getLast())));
        }
        if (function.equals(Function.TRANSACTION) && value instanceof Value.Sequence(var steps)) {
            return Optional.of(
                    new Request.Transaction(steps.stream().map(Requests::step).toList()));
        }
        if (function.equals(Function.CREATE)) {
            return Optional.of(new Request.Create(key, ValueText.format(value)));
        }
        if (function.equals(Function.ADD) && isScanned(key)) {
            var json = ValueText.format(value);
            return Optional.of(Request.Update.of(key + "." + json, new Operation.Put(json)));
        }
        return update(function, value).map(operation -> new Request.Update(key, operation, basis(token)));
    }

    private Optional<Operation> update(Function function, Value value) {
        if (function.equals(Function.WRITE)) {
            return Optional.of(statement(value)
                    .<Operation>map(Operation.Evaluate::new)
                    .orElseGet(() -> new Operation.Put(ValueText.format(value))));
        }
        if (function.equals(Function.DELETE)) {
            return Optional.of(new Operation.Delete());
        }
        if (function.equals(Function.ADD)) {
            return Optional.of(new Operation.Add(ValueText.format(value)));
        }
        if (function.equals(Function.REMOVE)) {
            return Optional.of(
                    hasMaps && value instanceof Value.Text(var field)
                            ? new Operation.RemoveField(field)
                            : new Operation.Remove(ValueText.format(value)));
        }
        if (function.equals(Function.INCREMENT) && value instanceof Value.Int(var by)) {
            return Optional.of(new Operation.Increment(by));
        }
        if (function.equals(Function.APPEND)) {
            return Optional.of(new Operation.Append(ValueText.format(value)));
        }
        return value instanceof Value.Sequence(var sides) && sides.size() == 2
                ? pair(function, sides.getFirst(), sides.getLast())
                : Optional.empty();
    }

    private static Optional<Statement> statement(Value value) {
        return value instanceof Value.Text(var text) ? Statement.of(text) : Optional.empty();
    }

    private static Optional<Operation> pair(Function function, Value first, Value second) {
        if (function.equals(Function.PUT) && first instanceof Value.Text(var field)) {
            return Optional.of(new Operation.PutField(field, ValueText.format(second)));
        }
        if (function.equals(Function.INSERT)) {
            Optional<String> anchor =
                    first.equals(Value.NONE) ? Optional.empty() : Optional.of(ValueText.format(first));
            return Optional.of(new Operation.Insert(anchor, ValueText.format(second)));
        }
        return Optional.empty();
    }

    private static Request.Step step(Value step) {
        if (step instanceof Value.Sequence(var parts)
                && parts.size() == 3
                && parts.get(0) instanceof Value.Text(var kind)
                && parts.get(1) instanceof Value.Text(var key)) {
            return kind.equals("r")
                    ? new Request.Step.Read(key)
                    : new Request.Step.Write(key, ValueText.format(parts.get(2)));
        }
        throw new IllegalArgumentException("no step of a transaction: " + step);
    }

    /** Where a set is not a data type of the store, each element has a key of its own. */
    private boolean isScanned(String key) {
        return !hasSets && key.equals(SetWorkload.KEY);
    }

    private Basis basis(SessionToken token) {
        if (!hasSiblings) {
            return new Basis.Unsaid();
        }
        List<Dot> dots = new ArrayList<>();
        token.context().forEach(dot -> dots.add(new Dot(dot.replica(), dot.sequence())));
        return new Basis.Read(dots);
    }

    private static Content content(Value value) {
        return value.equals(Value.NONE) ? Content.none() : new Content.Value(ValueText.format(value));
    }
}
