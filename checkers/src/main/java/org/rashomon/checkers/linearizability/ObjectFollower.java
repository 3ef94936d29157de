package org.rashomon.checkers.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Follows the operations on one object while they are carried out. Keeps what may have happened so far, and of the
 * history only what is pending and what was not looked at yet.
 *
 * <p>An event is looked at once every operation invoked before it has ended, so that all is known of it: the frontier
 * lags by the slowest operation that is under way. What was looked at is left behind; how things may stand then is
 * carried to the next stretch of events, in which calls and states have numbers of their own. An operation that was
 * never answered may be used again and again, which only allows more.
 */
final class ObjectFollower<S> {

    /** Configurations that one stretch may cost, and the most that are kept. */
    private static final long MAX_WORK = 100_000;

    private static final int MAX_ALIVE = 10_000;
    /** Unanswered operations of different kinds that are kept. */
    private static final int MAX_ENDLESS = 1_000;
    /** Events that wait for one operation to end. */
    private static final int MAX_WAITING = 100_000;
    /** Events that are looked at together, at least. */
    private static final int STRETCH = 16;

    private final Model<S> model;
    /** Calls and returns that were not looked at yet. */
    private final Deque<Step> waiting = new ArrayDeque<>();

    private final Map<Integer, Operation> open = new HashMap<>();
    /** What was called and has not returned, in the order of the calls. */
    private List<Operation> pending = new ArrayList<>();

    private List<Standing<S>> frontier;
    private Following following = Following.ALIVE;
    private int nextLook = STRETCH;

    /** Where a follower stands. */
    enum Following {
        /** Everything looked at can be explained. */
        ALIVE,
        /** It cannot, whatever comes. */
        DEAD,
        /** There was too much to keep; nothing will be found out any more. */
        LOST
    }

    private record Step(Operation operation, boolean isReturn) {}

    /** How things may stand: the state, the operations placed, and the writes that are not placed at all yet. */
    private record Standing<S>(S state, Set<Operation> done, Set<Operation> required) {}

    /** What distinguishes operations that were never answered. */
    private record Kind(Function function, Value argument) {}

    /** An operation; compared by identity. */
    private static final class Operation {
        private final Event.Operation call;
        private Event.Operation end;

        Operation(Event.Operation call) {
            this.call = call;
            end = call;
        }

        boolean isUnderWay() {
            return end.type() == OperationType.INVOKE;
        }

        boolean isAnswered() {
            return end.type() == OperationType.OK;
        }
    }

    ObjectFollower(Model<S> model) {
        this.model = model;
        frontier = List.of(new Standing<>(model.initial(), Set.of(), Set.of()));
    }

    /** Takes the next event on the object. */
    void append(Event.Operation event) {
        if (following != Following.ALIVE) {
            return;
        }
        if (event.type() == OperationType.INVOKE) {
            var operation = new Operation(event);
            open.put(event.process(), operation);
            waiting.add(new Step(operation, false));
        } else {
            var operation = open.remove(event.process());
            if (operation != null) {
                operation.end = event;
                if (operation.isAnswered()) {
                    waiting.add(new Step(operation, true));
                }
            }
        }
        if (waiting.size() > MAX_WAITING) {
            giveUp();
        }
    }

    /** Whether enough events came since the last look. */
    boolean isWorthALook() {
        return waiting.size() >= nextLook;
    }

    /** Looks at every event of which all is known. */
    Following advance() {
        var steps = new ArrayList<Step>();
        while (following == Following.ALIVE && !waiting.isEmpty() && !isOpen(waiting.element())) {
            var step = waiting.remove();
            if (step.isReturn() || counts(step.operation())) {
                steps.add(step);
            }
        }
        if (!steps.isEmpty()) {
            lookAt(steps);
        }
        nextLook = waiting.size() + STRETCH;
        return following;
    }

    /** Whether there was too much to keep. */
    boolean isLost() {
        return following == Following.LOST;
    }

    private static boolean isOpen(Step step) {
        return !step.isReturn() && step.operation().isUnderWay();
    }

    /** What surely had no effect, and what only reads and was not answered, does not count. */
    private boolean counts(Operation operation) {
        return operation.end.type() == OperationType.OK
                || (operation.end.type() == OperationType.INFO && !model.readOnly(call(operation)));
    }

    private static Call call(Operation operation) {
        return new Call(operation.call.function(), operation.call.value(), Value.NONE, Outcome.INFO);
    }

    private void lookAt(List<Step> steps) {
        var stretch = new Stretch();
        pending.forEach(operation -> stretch.add(operation, false));
        steps.forEach(step -> stretch.add(step.operation(), step.isReturn()));
        waiting.stream().filter(Step::isReturn).map(Step::operation).forEach(stretch::addReturn);
        var problem = Problem.of(stretch.history(), model);
        if (!problem.isNarrow()) {
            giveUp();
            return;
        }
        @SuppressWarnings("unchecked") // the problem was made for this model
        var states = (StateSpace<S>) problem.steps;
        var search = new FrontierSearch(problem, Endless.UNLIMITED);
        search.forgetStart();
        search.skipCalls(pending.size());
        var configuration = new Configuration();
        for (var standing : frontier) {
            var done = mask(problem, stretch.called, standing.done());
            var required = mask(problem, stretch.called, standing.required());
            configuration.set(states.number(standing.state()), done, required, Multisets.EMPTY);
            search.start(configuration);
        }
        switch (search.run(pending.size() + steps.size(), MAX_WORK)) {
            case ALIVE -> carry(search, problem, stretch.called, steps);
            case DEAD -> following = Following.DEAD;
            case EXHAUSTED -> giveUp();
        }
    }

    /** A history of what is pending, then some steps, then the returns of what is pending behind them. */
    private static final class Stretch {

        private final HistoryBuilder builder = new HistoryBuilder();
        private final List<Operation> called = new ArrayList<>();
        private final Map<Operation, Integer> number = new HashMap<>();
        private final List<Integer> events = new ArrayList<>();

        void add(Operation operation, boolean isReturn) {
            if (isReturn) {
                addReturn(operation);
            } else {
                number.put(operation, called.size());
                called.add(operation);
                add(operation.call, number.get(operation) << 1);
            }
        }

        void addReturn(Operation operation) {
            var known = number.get(operation);
            if (known != null) {
                add(operation.end, known << 1 | 1);
            }
        }

        private void add(Event.Operation event, int as) {
            var index = builder.nextIndex();
            events.add(as);
            builder.add(new Event.Operation(
                    index,
                    index,
                    event.type(),
                    event.process(),
                    0,
                    "",
                    event.function(),
                    "",
                    event.value(),
                    event.version(),
                    ""));
        }

        Subhistory history() {
            var rows = IntStream.range(0, called.size()).toArray();
            var asEvents = events.stream().mapToInt(Integer::intValue).toArray();
            return SubhistoryReader.read(builder.build().operations(), asEvents, rows);
        }
    }

    private void carry(FrontierSearch search, Problem problem, List<Operation> called, List<Step> steps) {
        if (search.alive() > MAX_ALIVE) {
            giveUp();
            return;
        }
        var returned = new HashSet<Operation>();
        steps.stream().filter(Step::isReturn).map(Step::operation).forEach(returned::add);
        @SuppressWarnings("unchecked") // as above
        var states = (StateSpace<S>) problem.steps;
        var inSlot = new Operation[Problem.SLOTS];
        var kinds = new HashSet<Kind>();
        var still = new ArrayList<Operation>();
        for (var op = 0; op < called.size(); op++) {
            var operation = called.get(op);
            if (operation.isAnswered() && !returned.contains(operation)) {
                inSlot[problem.slot[op]] = operation;
                still.add(operation);
            } else if (!operation.isAnswered()
                    && kinds.add(new Kind(operation.call.function(), operation.call.value()))) {
                still.add(operation);
            }
        }
        if (kinds.size() > MAX_ENDLESS) {
            giveUp();
            return;
        }
        pending = still;
        var standings = new ArrayList<Standing<S>>();
        var configuration = new Configuration();
        for (var i = 0; i < search.alive(); i++) {
            search.get(i, configuration);
            standings.add(new Standing<>(
                    states.state(configuration.state),
                    operations(configuration.done, inSlot),
                    operations(configuration.required, inSlot)));
        }
        frontier = standings;
    }

    private static long mask(Problem problem, List<Operation> called, Set<Operation> operations) {
        var mask = 0L;
        for (var op = 0; op < called.size(); op++) {
            if (operations.contains(called.get(op))) {
                mask |= 1L << problem.slot[op];
            }
        }
        return mask;
    }

    private static Set<Operation> operations(long mask, Operation[] inSlot) {
        var operations = new HashSet<Operation>();
        for (var rest = mask; rest != 0; rest &= rest - 1) {
            operations.add(inSlot[Long.numberOfTrailingZeros(rest)]);
        }
        return operations;
    }

    private void giveUp() {
        following = Following.LOST;
        waiting.clear();
        open.clear();
        pending = List.of();
        frontier = List.of();
    }
}
