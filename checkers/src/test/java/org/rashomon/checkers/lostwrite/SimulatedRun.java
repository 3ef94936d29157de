package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** A small random run against a {@link SimulatedStore}, with operations that overlap and outcomes that get lost. */
final class SimulatedRun {

    /**
     * What to simulate.
     *
     * @param damage what is wrong with the store
     * @param skew by how much clocks may be wrong, in the unit of one event
     * @param versions whether the store tells versions
     */
    record Plan(SimulatedStore.Damage damage, int skew, Telling versions) {}

    /** Whether the store tells its versions. */
    enum Telling {
        VERSIONS,
        NOTHING
    }

    private static final int STEPS = 40;

    private final SplittableRandom random;
    private final Plan plan;
    private final List<String> nodes;
    private final SimulatedStore store;
    private final HistoryScript script;
    private final List<Session> sessions = new ArrayList<>();
    private int processes;
    private int values;
    private long now = 1_000;

    private static final class Session {
        private final int number;
        private int process;
        private String node = "";
        private String key = "";
        private Function function = Function.READ;
        private Value argument = Value.NONE;
        private Stage stage = Stage.IDLE;
        private Value result = Value.NONE;
        private Version version = Version.NONE;
        private boolean refused;

        Session(int number) {
            this.number = number;
        }
    }

    private enum Stage {
        IDLE,
        SENT,
        DONE
    }

    private SimulatedRun(SplittableRandom random, Plan plan) {
        this.random = random;
        this.plan = plan;
        this.nodes = List.of("n1", "n2", "n3").subList(0, 2 + random.nextInt(2));
        this.store = new SimulatedStore(nodes, plan.damage());
        this.script = HistoryScript.run(nodes, List.of(), Map.of("strategy", "lww-wall-clock"));
        for (var number = 0; number < 2 + random.nextInt(3); number++) {
            var session = new Session(number);
            session.process = processes++;
            sessions.add(session);
        }
        for (var node : nodes) {
            store.setClock(node, plan.skew() == 0 ? 0 : random.nextInt(plan.skew()));
        }
    }

    static History of(SplittableRandom random, Plan plan) {
        return new SimulatedRun(random, plan).play();
    }

    private History play() {
        script.phase(Phase.WORK);
        for (var step = 0; step < STEPS; step++) {
            now++;
            if (random.nextInt(3) == 0) {
                store.deliver(random);
            } else {
                advance(sessions.get(random.nextInt(sessions.size())));
            }
        }
        sessions.forEach(this::finish);
        store.deliverAll(random);
        script.phase(Phase.FINAL_READS);
        readEverything();
        return script.finish();
    }

    private void advance(Session session) {
        switch (session.stage) {
            case IDLE -> send(session);
            case SENT -> execute(session);
            case DONE -> answer(session);
        }
    }

    private void finish(Session session) {
        while (session.stage != Stage.IDLE) {
            now++;
            advance(session);
        }
    }

    private void send(Session session) {
        session.node = nodes.get(random.nextInt(nodes.size()));
        session.key = random.nextInt(3) == 0 ? "y" : "x";
        var dice = random.nextInt(10);
        session.function = dice < 5
                ? Function.WRITE
                : dice < 8 ? Function.READ : dice < 9 ? Function.COMPARE_AND_SET : Function.DELETE;
        session.argument = argument(session);
        session.stage = Stage.SENT;
        script.invoke(
                new HistoryScript.Client(session.process, session.number, session.node),
                session.function,
                session.key,
                session.argument);
    }

    private Value argument(Session session) {
        if (session.function.equals(Function.WRITE)) {
            return Value.of(++values);
        }
        if (session.function.equals(Function.COMPARE_AND_SET)) {
            return Value.of(List.of(store.value(session.node, session.key), Value.of(++values)));
        }
        return Value.NONE;
    }

    private void execute(Session session) {
        session.stage = Stage.DONE;
        session.refused = false;
        session.result = Value.NONE;
        if (session.function.equals(Function.READ)) {
            session.result = store.value(session.node, session.key);
            session.version = store.version(session.node, session.key);
            return;
        }
        var value = session.argument;
        if (value instanceof Value.Sequence(var sides)) {
            session.refused = !sides.getFirst().equals(store.value(session.node, session.key));
            value = sides.getLast();
        }
        if (!session.refused) {
            session.version = store.write(session.node, session.key, value, now);
        }
    }

    private void answer(Session session) {
        session.stage = Stage.IDLE;
        if (session.refused) {
            script.fail(session.process);
        } else if (random.nextInt(8) == 0) {
            script.info(session.process);
            session.process = processes++;
        } else {
            script.ok(session.process, session.result, told(session.version));
        }
    }

    private void readEverything() {
        for (var node : nodes) {
            if (random.nextInt(15) == 0) {
                continue;
            }
            for (var key : List.of("x", "y")) {
                script.read(processes++, node, key, store.value(node, key), told(store.version(node, key)));
            }
        }
    }

    private Version told(Version version) {
        return plan.versions() == Telling.VERSIONS ? version : Version.NONE;
    }
}
