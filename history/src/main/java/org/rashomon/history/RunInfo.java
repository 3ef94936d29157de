package org.rashomon.history;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a history must say about its run, so that it can be judged from itself alone.
 *
 * @param name the scenario's name
 * @param seed everything random in the run follows from it
 * @param world where it ran: {@code local}, {@code docker}, {@code simulated}, or empty for a foreign history
 * @param workload names the workload, and so the checkers that judge it
 * @param nodes every node of the cluster
 * @param faults the kinds of fault that were asked for
 * @param contract what the store was configured to be, such as {@code strategy=lww-wall-clock}
 * @param startedAt wall-clock time of the start, ISO 8601
 * @param version the version of the harness
 */
public record RunInfo(
        String name,
        long seed,
        String world,
        String workload,
        List<String> nodes,
        List<String> faults,
        SortedMap<String, String> contract,
        String startedAt,
        String version) {

    /** A history that says nothing about where it comes from. */
    public static final RunInfo UNKNOWN = new RunInfo("", 0, "", "", List.of(), List.of(), new TreeMap<>(), "", "");

    public RunInfo {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
        contract = Collections.unmodifiableSortedMap(new TreeMap<>(contract));
    }
}
