package org.rashomon.checkers.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.history.History;
import org.rashomon.history.Phase;

/**
 * The figures of a run's operations.
 *
 * @param all every operation
 * @param byFunction one group for each function, by name
 * @param byNode one group for each node that was spoken to, by name
 * @param workSeconds how long phase work lasted; 0 when the history has none
 */
public record Statistics(Group all, List<Group> byFunction, List<Group> byNode, double workSeconds) {

    public Statistics {
        byFunction = List.copyOf(byFunction);
        byNode = List.copyOf(byNode);
    }

    /** The figures of a history, in one pass. */
    public static Statistics of(History history) {
        var operations = history.operations();
        var work = Window.of(history, Phase.WORK);
        var all = new GroupCounter();
        var functions = new TreeMap<String, GroupCounter>();
        var nodes = new TreeMap<String, GroupCounter>();
        for (var row = 0; row < operations.size(); row++) {
            all.add(operations, row, work);
            functions
                    .computeIfAbsent(operations.function(row).name(), name -> new GroupCounter())
                    .add(operations, row, work);
            nodes.computeIfAbsent(operations.node(row), name -> new GroupCounter())
                    .add(operations, row, work);
        }
        return new Statistics(all.build("all", work), groups(functions, work), groups(nodes, work), work.seconds());
    }

    private static List<Group> groups(Map<String, GroupCounter> counters, Window work) {
        return counters.entrySet().stream()
                .map(entry -> entry.getValue().build(entry.getKey(), work))
                .toList();
    }
}
