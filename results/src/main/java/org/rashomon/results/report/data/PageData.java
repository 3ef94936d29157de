package org.rashomon.results.report.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rashomon.checkers.Evidence;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.LinkCounters;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the scripts of a report work on, as two blocks of harmless text.
 *
 * @param facts gzip and base64 of JSON: the dictionaries, faults, anomalies, replica states and the overview
 * @param columns gzip and base64 of the operations, column by column
 * @param shown how many operations the columns hold
 * @param all how many operations the history holds
 */
public record PageData(String facts, String columns, int shown, int all) {

    private static final int TEXT_LENGTH = 400;
    private static final int STATES = 20_000;
    private static final int CONFLICTS = 5_000;
    private static final Set<String> COUNTERS = Set.of("received", "duplicates");

    /** Characters of both blocks together. */
    public long size() {
        return (long) facts.length() + columns.length();
    }

    /** What the facts are put together from. */
    record Parts(OperationColumns columns, Detail detail, Overview overview, Map<Long, Integer> rowOfEvent) {}

    private record Phase(String name, long micros) {}

    private record Witness(int row, long index, long micros, String node, String role, String text) {}

    /** A finding; a rule stands in those that the contract permits. */
    private record Finding(
            String checker, String name, String sentence, String rule, boolean byDesign, List<Witness> witness) {}

    /** An entry of a replica's conflict log, with the versions that met. */
    private record Met(
            String node, long micros, String key, String kind, String local, String remote, String resolution) {}

    private record State(
            String node,
            long micros,
            boolean reachable,
            String digest,
            Map<String, Long> applied,
            long backlog,
            long offset,
            Map<String, Long> counters) {}

    private record Facts(
            String name,
            long seed,
            String verdict,
            String reason,
            String replay,
            Map<String, String> contract,
            long endMicros,
            List<String> nodes,
            List<String> functions,
            List<String> keys,
            List<String> errors,
            List<String> values,
            List<String> replicas,
            long leastStamp,
            int rows,
            int allRows,
            List<ColumnBlock.Description> columns,
            List<Stretch> windows,
            List<Phase> phases,
            List<FaultOutcome> faults,
            List<Finding> findings,
            List<State> states,
            List<Met> conflicts,
            int allConflicts,
            List<Pause> pauses,
            Overview overview) {}

    /** A time in which the harness did not come to do anything. */
    private record Pause(long from, long until) {}

    static PageData of(RunResult result, History history, Parts parts) {
        return new PageData(
                ColumnBlock.pack(facts(result, history, parts)),
                parts.columns.block().encoded(),
                parts.detail.size(),
                history.operations().size());
    }

    private static String facts(RunResult result, History history, Parts parts) {
        var columns = parts.columns;
        return JsonMapper.shared()
                .writeValueAsString(new Facts(
                        text(result.name()),
                        result.seed(),
                        result.verdict().word(),
                        text(result.reason()),
                        text(result.replay()),
                        visible(result.contract()),
                        Math.max(1, history.endNanos() / 1000),
                        columns.nodes(),
                        columns.functions(),
                        columns.keys(),
                        columns.errors(),
                        columns.values(),
                        columns.replicas(),
                        columns.leastStamp(),
                        parts.detail.size(),
                        history.operations().size(),
                        columns.block().columns(),
                        parts.detail.windows(),
                        history.phases().stream()
                                .map(phase -> new Phase(phase.phase().label(), phase.timeNanos() / 1000))
                                .toList(),
                        result.faults().stream().map(PageData::visible).toList(),
                        findings(result, parts),
                        states(history),
                        conflicts(history),
                        history.conflicts().size(),
                        pauses(result),
                        parts.overview));
    }

    private static List<Finding> findings(RunResult result, Parts parts) {
        var placeOfRow = new HashMap<Integer, Integer>();
        for (var at = 0; at < parts.detail.size(); at++) {
            placeOfRow.put(parts.detail.row(at), at);
        }
        var findings = new ArrayList<Finding>();
        for (var checker : result.checkers()) {
            checker.anomalies()
                    .forEach(anomaly -> findings.add(new Finding(
                            text(checker.name()),
                            text(anomaly.name()),
                            text(anomaly.sentence()),
                            "",
                            false,
                            witness(anomaly.witness(), parts, placeOfRow))));
            checker.byDesign()
                    .forEach(finding -> findings.add(new Finding(
                            text(checker.name()),
                            text(finding.name()),
                            text(finding.sentence()),
                            text(finding.rule()),
                            true,
                            witness(finding.certificate(), parts, placeOfRow))));
        }
        return findings;
    }

    private static List<Pause> pauses(RunResult result) {
        return result.harness().pauses().stream()
                .map(pause -> {
                    var until = Math.round(pause.endSeconds() * 1e6);
                    return new Pause(Math.max(0, until - pause.millis() * 1000), until);
                })
                .toList();
    }

    private static List<Witness> witness(List<Evidence> events, Parts parts, Map<Integer, Integer> placeOfRow) {
        return events.stream()
                .map(event -> {
                    var row = parts.rowOfEvent.get(event.index());
                    return new Witness(
                            row == null ? -1 : placeOfRow.getOrDefault(row, -1),
                            event.index(),
                            event.timeNanos() / 1000,
                            text(event.node()),
                            text(event.role()),
                            text(event.text()));
                })
                .toList();
    }

    private static List<State> states(History history) {
        var states = history.replicaStates();
        var step = Math.max(1, Math.ceilDiv(states.size(), STATES));
        var kept = new ArrayList<State>();
        for (var at = 0; at < states.size(); at += step) {
            kept.add(state(states.get(at)));
        }
        return kept;
    }

    private static State state(Event.ReplicaState state) {
        return new State(
                text(state.node()),
                state.timeNanos() / 1000,
                state.reachable(),
                VisibleText.of(state.digest(), 12),
                state.applied().entries(),
                state.backlog(),
                state.clockOffsetMicros(),
                told(state.counters()));
    }

    private static List<Met> conflicts(History history) {
        var step = Math.max(1, Math.ceilDiv(history.conflicts().size(), CONFLICTS));
        return IntStream.range(0, history.conflicts().size())
                .filter(at -> at % step == 0)
                .mapToObj(history.conflicts()::get)
                .map(entry -> new Met(
                        text(entry.node()),
                        entry.timeNanos() / 1000,
                        VisibleText.of(entry.key(), OperationColumns.NAME_LENGTH),
                        text(entry.kind()),
                        text(entry.local().toString()),
                        text(entry.remote().toString()),
                        text(entry.resolution())))
                .toList();
    }

    /** The counters that the page draws. */
    private static Map<String, Long> told(Map<String, Long> counters) {
        var told = new TreeMap<String, Long>();
        counters.forEach((name, value) -> {
            if (COUNTERS.contains(name) || LinkCounters.isOfLink(name)) {
                told.put(text(name), value);
            }
        });
        return told;
    }

    private static FaultOutcome visible(FaultOutcome fault) {
        return new FaultOutcome(
                fault.number(),
                text(fault.kind()),
                text(fault.description()),
                fault.targets().stream().map(PageData::text).toList(),
                fault.startSeconds(),
                fault.endSeconds(),
                fault.observed(),
                text(fault.effect()),
                fault.healed(),
                text(fault.failure()));
    }

    private static Map<String, String> visible(Map<String, String> entries) {
        var visible = new TreeMap<String, String>();
        entries.forEach((name, value) -> visible.put(text(name), text(value)));
        return visible;
    }

    private static String text(String text) {
        return VisibleText.of(text, TEXT_LENGTH);
    }
}
