package org.rashomon.workloads;

import java.util.List;
import org.rashomon.history.Event;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.workloads.generators.Invocation;

/** Operations that were answered at once, a millisecond an event, each session at the node of its number. */
final class Answered {

    private Answered() {}

    static void add(HistoryBuilder history, int session, Invocation invocation, Value result, Version version) {
        for (var type : List.of(Event.OperationType.INVOKE, Event.OperationType.OK)) {
            var isCall = type == Event.OperationType.INVOKE;
            var index = history.nextIndex();
            history.add(new Event.Operation(
                    index,
                    index * 1_000_000,
                    type,
                    session,
                    session,
                    "n" + session,
                    invocation.function(),
                    invocation.key(),
                    isCall ? invocation.value() : result,
                    isCall ? Version.NONE : version,
                    ""));
        }
    }
}
