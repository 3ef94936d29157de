package org.rashomon.workloads.calendar;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.lostwrite.LostWriteChecker;
import org.rashomon.checkers.set.OrMapChecker;
import org.rashomon.checkers.tombstone.TombstoneChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.AsDesigned;
import org.rashomon.workloads.Exceptions;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Appointments by hour in calendars that are edited on several devices, each of which is a leader: it goes on without
 * the others for as long as it is offline. Where a key is a map, a calendar is one; otherwise each hour is a register
 * of its own.
 */
public final class CalendarWorkload implements Workload {

    private static final int WINDOW = 2;
    private static final int OPERATIONS_A_CALENDAR = 100;

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public String description() {
        return "Appointments are made, moved and canceled on devices that work offline; reads of the calendar.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        var isMap = contract.strategy().stream().anyMatch(strategy -> strategy.dataType() == DataType.MAP);
        return new RandomOperations(
                (number, random) -> {
                    var calendar = Keys.hot("calendar", number, random, WINDOW, OPERATIONS_A_CALENDAR);
                    var hour = "h" + random.nextInt(8, 18);
                    var key = isMap ? calendar : calendar + "-" + hour;
                    return switch (random.nextInt(10)) {
                        case 0, 1, 2 -> Invocation.read(key);
                        case 3, 4 ->
                            isMap
                                    ? new Invocation(Function.REMOVE, key, Value.of(hour))
                                    : new Invocation(Function.DELETE, key, Value.NONE);
                        default ->
                            isMap
                                    ? Invocation.ofPair(Function.PUT, key, Value.of(hour), Value.of(number))
                                    : Invocation.write(key, number);
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
        return strategy.dataType() == DataType.MAP || Registers.areReplicatedAlone(strategy);
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return contract.strategy().stream().anyMatch(strategy -> strategy.dataType() == DataType.MAP)
                ? Judges.ofConflicts(contract, new OrMapChecker())
                : Judges.ofConflicts(contract, lostWrites(contract), new TombstoneChecker());
    }

    /** What was deleted comes back if the delete is forgotten early; what never was deleted is there all the same. */
    private static Checker lostWrites(Contract contract) {
        return contract.tombstones().mayGoEarly()
                ? new AsDesigned(
                        new LostWriteChecker(),
                        contract.promise(Guarantee.NO_LOST_WRITE).reason(),
                        Exceptions::ofForgottenDeletes)
                : new LostWriteChecker();
    }
}
