package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Phrases;

/** Puts what was found into words: the few transactions that prove it, and why each precedes the next. */
final class Narration {

    private static final int STEPS_SHOWN = 8;

    private final Dependencies dependencies;
    private final TransactionHistory history;
    private final PathSearch causalPaths;

    /** Explains by the paths of causal order alone, which is free of cycles. */
    Narration(Dependencies dependencies, Precedence causal, Meter meter) {
        this.dependencies = dependencies;
        this.history = dependencies.history;
        this.causalPaths = new PathSearch(causal, meter);
    }

    /** Session order and reads-from form a cycle. */
    Anomaly cyclicOrder(Path cycle) {
        return new Anomaly(
                AnomalyCatalogue.CYCLIC_CAUSAL_ORDER.name(),
                "Every transaction of this circle precedes the next: %s.".formatted(steps(cycle)),
                witness(cycle, Map.of()));
    }

    /** Somebody read the initial value of a key although a write of it precedes the read. */
    Anomaly staleInitial(AnomalyCatalogue.Entry entry, int reader, int slot) {
        var writer = dependencies.slotNode[slot];
        var key = history.keyName(dependencies.slotKey[slot]);
        var path = causalPath(writer, node -> node == reader);
        return new Anomaly(
                entry.name(),
                "%s found nothing under %s, although %s precedes it: %s."
                        .formatted(
                                name(reader),
                                key,
                                name(writer),
                                path.map(this::steps).orElse("")),
                witness(path, Map.of(writer, "write not seen", reader, "stale read")));
    }

    /** Somebody read a value although one that overwrote it precedes the read. */
    Anomaly overwritten(AnomalyCatalogue.Entry entry, int replacement, int slot) {
        var writer = dependencies.slotNode[slot];
        var toReader = causalPath(replacement, node -> dependencies.isRead(node, slot));
        var toReplacement = causalPath(writer, node -> node == replacement);
        var reader = toReader.map(path -> path.end()).orElse(replacement);
        var roles = Map.of(writer, "overwritten write", replacement, "later write", reader, "stale read");
        var evidence = new ArrayList<>(witness(toReplacement, roles));
        witness(toReader, roles).stream()
                .filter(each -> !evidence.contains(each))
                .forEach(evidence::add);
        return new Anomaly(
                entry.name(),
                "%s returned what had been overwritten before: %s; and %s."
                        .formatted(
                                name(reader),
                                toReplacement.map(this::steps).orElse(""),
                                toReader.map(this::steps).orElse("")),
                evidence);
    }

    /** No order of the versions of each key explains what was read. */
    Anomaly conflicting(AnomalyCatalogue.Entry entry, Path cycle, Conflicts conflicts) {
        var reasons = new ArrayList<String>();
        var evidence = new ArrayList<Evidence>();
        for (var step = 0; step < cycle.length(); step++) {
            var from = cycle.node(step);
            if (cycle.conflict(step) < 0) {
                reasons.add(causalReason(from, cycle.node(step + 1)));
            } else {
                var slot = conflicts.slot(cycle.conflict(step));
                var path = causalPath(from, node -> dependencies.isRead(node, slot));
                reasons.add(conflictReason(from, slot, path));
                path.ifPresent(seen -> evidence.addAll(witness(seen, Map.of(seen.end(), "reader"))));
            }
        }
        var all = new ArrayList<>(witness(cycle, Map.of()));
        evidence.stream()
                .filter(each -> all.stream().noneMatch(known -> known.index() == each.index()))
                .forEach(all::add);
        return new Anomaly(
                entry.name(),
                "No order of the versions explains what was read: %s."
                        .formatted(String.join("; ", reasons.subList(0, Math.min(reasons.size(), STEPS_SHOWN)))),
                all);
    }

    /** No order of all writes explains what one session read. */
    Anomaly sessionView(Path cycle, Conflicts conflicts, int session) {
        var reasons = new ArrayList<String>();
        for (var step = 0; step < cycle.length(); step++) {
            var from = cycle.node(step);
            var to = cycle.node(step + 1);
            reasons.add(
                    cycle.conflict(step) < 0
                            ? causalReason(from, to)
                            : "%s must come before %s, which was read with the other in view"
                                    .formatted(name(from), name(to)));
        }
        var roles = new LinkedHashMap<Integer, String>();
        for (var step = 0; step < cycle.length(); step++) {
            if (cycle.conflict(step) >= 0) {
                readerIn(session, conflicts.slot(cycle.conflict(step))).ifPresent(node -> roles.put(node, "read"));
            }
        }
        var evidence = new ArrayList<>(witness(cycle, roles));
        roles.forEach((node, role) -> {
            var read = history.origin().evidence(node, role);
            if (!evidence.contains(read)) {
                evidence.add(read);
            }
        });
        return new Anomaly(
                AnomalyCatalogue.CYCLIC_SESSION_VIEW.name(),
                "No order of the writes explains what session %d read: %s."
                        .formatted(
                                session, String.join("; ", reasons.subList(0, Math.min(reasons.size(), STEPS_SHOWN)))),
                evidence);
    }

    private Optional<Integer> readerIn(int session, int slot) {
        return IntStream.range(0, dependencies.nodes)
                .filter(node -> history.session(node) == session && dependencies.isRead(node, slot))
                .boxed()
                .findFirst();
    }

    /** A read whose value is wrong wherever it stands. */
    Anomaly problem(ReadProblem problem) {
        var entry = switch (problem.kind()) {
            case THIN_AIR -> AnomalyCatalogue.THIN_AIR_VALUE;
            case ABORTED -> AnomalyCatalogue.FAILED_WRITE_VISIBLE;
            case FUTURE -> AnomalyCatalogue.FUTURE_READ;
            case NOT_OWN_WRITE -> AnomalyCatalogue.NOT_OWN_WRITE;
            case INTERMEDIATE -> AnomalyCatalogue.INTERMEDIATE_READ;
        };
        var what = switch (problem.kind()) {
            case THIN_AIR -> "which nobody had tried to write";
            case ABORTED -> "which was never to take effect";
            case FUTURE -> "which it writes itself only later";
            case NOT_OWN_WRITE -> "although it had written something else to that key itself";
            case INTERMEDIATE -> "which the transaction that wrote it replaced before it ended";
        };
        var witness = new ArrayList<Evidence>();
        if (problem.writer() != Sources.NONE && problem.writer() != problem.reader()) {
            witness.add(history.origin().evidence(problem.writer(), "writer"));
        }
        witness.add(history.origin().evidence(problem.reader(), "reader"));
        return new Anomaly(
                entry.name(),
                "%s read %s, %s.".formatted(name(problem.reader()), history.text(problem.operation()), what),
                witness);
    }

    private String conflictReason(int from, int slot, Optional<Path> path) {
        var writer = dependencies.slotNode[slot];
        return "%s was ordered before %s, whose %s was read by one that knew both: %s"
                .formatted(
                        name(from),
                        name(writer),
                        history.keyName(dependencies.slotKey[slot]),
                        path.map(this::steps).orElse("the path was not found"));
    }

    private String causalReason(int from, int to) {
        return name(from)
                + (dependencies.previous[to] == from ? " precedes " : " was read by ")
                + name(to)
                + (dependencies.previous[to] == from ? " in its session" : "");
    }

    /** The shortest causal path; the transactions are known to be so related. */
    private Optional<Path> causalPath(int from, IntPredicate wanted) {
        return causalPaths.find(from, wanted, node -> true);
    }

    private String steps(Path path) {
        var text = new StringBuilder(name(path.node(0)));
        for (var step = 0; step < Math.min(path.length(), STEPS_SHOWN); step++) {
            var session = dependencies.previous[path.node(step + 1)] == path.node(step);
            text.append(session ? ", then in its session " : ", which was read by ")
                    .append(name(path.node(step + 1)));
        }
        var more = path.length() - STEPS_SHOWN;
        return more <= 0
                ? text.toString()
                : text.append(", and after ").append(Phrases.count(more, "more step")) + " " + name(path.end());
    }

    private List<Evidence> witness(Optional<Path> path, Map<Integer, String> roles) {
        return path.map(found -> witness(found, roles))
                .orElseGet(() -> roles.entrySet().stream()
                        .map(role -> history.origin().evidence(role.getKey(), role.getValue()))
                        .toList());
    }

    private List<Evidence> witness(Path path, Map<Integer, String> roles) {
        var byNode = new LinkedHashMap<Integer, Evidence>();
        for (var step = 0; step <= path.length(); step++) {
            var node = path.node(step);
            byNode.putIfAbsent(node, history.origin().evidence(node, roles.getOrDefault(node, "link")));
        }
        return List.copyOf(byNode.values());
    }

    private String name(int transaction) {
        return history.origin().name(transaction);
    }
}
