package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * Random histories of one object: clients overlap, crash, and each operation takes effect at a random moment between
 * its call and its return. A damaged history does something wrong somewhere in its middle, which may or may not show.
 */
final class RandomHistories<S> {

    /** What goes wrong. */
    enum Damage {
        NONE,
        STALE_READ,
        LOST_WRITE,
        SPLIT_BRAIN,
        DUPLICATE,
        REORDERED
    }

    /** How large and how disturbed a history is. */
    record Size(int operations, int clients, double crashes) {}

    /** A client's operation that is under way. */
    private record Open(Call question, int process, Optional<Value> answer) {}

    private static final int DAMAGE_ATTEMPTS = 40;

    private final Family<S> family;
    private final SplittableRandom random;
    private final Size size;
    private final Damage damage;
    private final List<Event.Operation> events = new ArrayList<>();
    private final Map<Integer, Open> open = new HashMap<>();
    private final Map<Integer, Integer> processOf = new HashMap<>();
    private final List<S> past = new ArrayList<>();
    private final List<S> sides;
    private int issued;
    private int processes;

    private RandomHistories(Family<S> family, SplittableRandom random, Size size, Damage damage) {
        this.family = family;
        this.random = random;
        this.size = size;
        this.damage = damage;
        sides = new ArrayList<>(List.of(family.model().initial(), family.model().initial()));
        past.add(family.model().initial());
    }

    static <S> History draw(Family<S> family, SplittableRandom random, Size size, Damage damage) {
        return History.of(events(family, random, size, damage));
    }

    static <S> List<Event.Operation> events(Family<S> family, SplittableRandom random, Size size, Damage damage) {
        return new RandomHistories<>(family, random, size, damage).draw();
    }

    /** What was done to a history, what became of it, and whether it was seen already that it has no order. */
    record Drawn(Damage damage, List<Event.Operation> events, boolean isRefuted) {

        History history() {
            return History.of(events);
        }
    }

    static <S> History small(Family<S> family, SplittableRandom random, int operations) {
        return drawSmall(family, random, operations).history();
    }

    /** A small one, damaged every other time, and then almost always so that it shows. */
    static <S> Drawn drawSmall(Family<S> family, SplittableRandom random, int operations) {
        if (random.nextBoolean()) {
            return new Drawn(Damage.NONE, events(family, random, smallSize(random, operations), Damage.NONE), false);
        }
        var kinds = Damage.values();
        for (var attempt = 0; ; attempt++) {
            var damage = kinds[1 + random.nextInt(kinds.length - 1)];
            var events = events(family, random, smallSize(random, operations), damage);
            var isRefuted = !Oracle.isLinearizable(family.model(), History.of(events));
            if (isRefuted || attempt == DAMAGE_ATTEMPTS) {
                return new Drawn(damage, events, isRefuted);
            }
        }
    }

    private static Size smallSize(SplittableRandom random, int operations) {
        return new Size(
                2 + random.nextInt(operations - 1), 2 + random.nextInt(5), random.nextInt(3) * random.nextDouble() / 5);
    }

    private List<Event.Operation> draw() {
        while (issued < size.operations() || !open.isEmpty()) {
            var client = random.nextInt(size.clients());
            var current = open.get(client);
            if (current == null) {
                invoke(client);
            } else if (random.nextDouble() < size.crashes() / 4) {
                crash(client, current);
            } else if (current.answer().isPresent()) {
                complete(client, current);
            } else {
                takeEffect(client, current);
            }
        }
        return damage == Damage.REORDERED ? reordered() : events;
    }

    private void invoke(int client) {
        if (issued < size.operations()) {
            issued++;
            var process = processOf.computeIfAbsent(client, unseen -> processes++);
            var question = family.ask().apply(random, issued);
            open.put(client, new Open(question, process, Optional.empty()));
            record(OperationType.INVOKE, open.get(client), question.argument());
        }
    }

    private void crash(int client, Open current) {
        record(OperationType.INFO, current, Value.NONE);
        open.remove(client);
        processOf.remove(client);
    }

    private void complete(int client, Open current) {
        record(OperationType.OK, current, current.answer().orElseThrow());
        open.remove(client);
    }

    private void takeEffect(int client, Open current) {
        var middle = issued > size.operations() / 4 && issued < size.operations() * 3 / 4 + 2;
        var hit = middle && random.nextInt(3) == 0;
        var side = damage == Damage.SPLIT_BRAIN && middle ? client % 2 : 0;
        var state = damage == Damage.STALE_READ && hit ? past.get(random.nextInt(past.size())) : sides.get(side);
        var question = current.question();
        var answer = family.answer().apply(state, question);
        var call = new Call(question.function(), question.argument(), answer, Outcome.OK);
        var next = family.model().step(state, call);
        if (next.isEmpty()) {
            giveUpOrWait(client, current);
            return;
        }
        open.put(client, new Open(question, current.process(), Optional.of(answer)));
        var change = damage == Damage.DUPLICATE && hit
                ? family.model().step(next.get(), question).or(() -> next)
                : next;
        var forgetful = damage == Damage.LOST_WRITE || damage == Damage.STALE_READ;
        var lost = forgetful && hit;
        if (!lost) {
            sides.set(side, change.get());
            if (!(damage == Damage.SPLIT_BRAIN && middle)) {
                sides.set(1, change.get());
            }
            past.add(change.get());
        }
    }

    /** An operation that is impossible now fails, so that nobody waits for ever. */
    private void giveUpOrWait(int client, Open current) {
        if (random.nextInt(3) == 0) {
            record(OperationType.FAIL, current, Value.NONE);
            open.remove(client);
        }
    }

    private void record(OperationType type, Open current, Value value) {
        var index = events.size();
        events.add(new Event.Operation(
                index,
                index,
                type,
                current.process(),
                0,
                "n1",
                current.question().function(),
                "x",
                value,
                Version.NONE,
                ""));
    }

    /** Swaps the answers of two operations, or what they did where nothing is ever answered, as with locks. */
    private List<Event.Operation> reordered() {
        var isSilent = events.stream().allMatch(event -> event.value().equals(Value.NONE));
        var answers = events.stream()
                .filter(event -> event.type() == OperationType.OK
                        && (isSilent || !event.value().equals(Value.NONE)))
                .toList();
        if (answers.size() < 2) {
            return events;
        }
        var one = answers.get(random.nextInt(answers.size()));
        var other = answers.get(random.nextInt(answers.size()));
        var swapped = new ArrayList<>(events);
        if (isSilent) {
            rename(swapped, one, other.function());
            rename(swapped, other, one.function());
        } else if (one.function().equals(other.function())) {
            swapped.set((int) one.index(), with(one, one.function(), other.value()));
            swapped.set((int) other.index(), with(other, other.function(), one.value()));
        }
        return swapped;
    }

    /** Makes an operation that was answered one of another function. */
    private static void rename(List<Event.Operation> events, Event.Operation answer, Function function) {
        var at = (int) answer.index();
        events.set(at, with(answer, function, answer.value()));
        do {
            at--;
        } while (events.get(at).process() != answer.process());
        events.set(at, with(events.get(at), function, events.get(at).value()));
    }

    private static Event.Operation with(Event.Operation event, Function function, Value value) {
        return new Event.Operation(
                event.index(),
                event.timeNanos(),
                event.type(),
                event.process(),
                event.session(),
                event.node(),
                function,
                event.key(),
                value,
                event.version(),
                event.error());
    }
}
