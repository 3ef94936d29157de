package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.AnomalyCatalogue.Family;
import org.rashomon.checkers.Evidence;
import org.rashomon.results.FaultOutcome;

/**
 * What somebody asks first about an anomaly: which write is it about, what stands in its place, where that shows, and
 * which fault was there. Taken from the witness, and, where that only shows reads, from the writes whose versions they
 * read.
 *
 * @param writes the writes in question
 * @param inTheirPlace what stands instead; empty when nothing does, or when nothing was replaced
 * @param atTheEnd what each replica held in the end of that which the first write wrote, if the anomaly is about that
 * @param shownBy the events that show it
 * @param faults the nearest faults that hit a node of the witness
 */
record Answers(
        List<Evidence> writes,
        List<Evidence> inTheirPlace,
        List<String> atTheEnd,
        List<Evidence> shownBy,
        List<Company> faults) {

    /** How long before or after a fault something may be and still be told together with it. */
    private static final double NEAR_SECONDS = 1;

    private static final int SHOWN = 4;
    private static final int FAULTS_SHOWN = 3;

    /** How checkers call the event that an anomaly is about; see their witnesses. */
    private static final Set<String> SUBJECTS = Set.of(
            "last write before",
            "version that is missing",
            "write not seen",
            "own write",
            "earlier read",
            "earlier write",
            "overwritten write",
            "failed write",
            "failed add",
            "what comes first",
            "increment that is missing",
            "increment that counts twice",
            "add that was not applied",
            "write that was applied before",
            "write");

    private static final Set<Family> ABOUT_THE_END = Set.of(Family.LOST_DATA, Family.CONVERGENCE);

    private static final Set<String> REPLACEMENTS = Set.of(
            "winner",
            "what stands",
            "write that replaced it",
            "write ranked higher",
            "write that is ranked below it",
            "delete that had seen it",
            "remove",
            "remove that had not seen it",
            "later write",
            "later version, of the same node");

    Answers {
        writes = List.copyOf(writes);
        inTheirPlace = List.copyOf(inTheirPlace);
        atTheEnd = List.copyOf(atTheEnd);
        shownBy = List.copyOf(shownBy);
        faults = List.copyOf(faults);
    }

    /** A fault, and how long before its start (below 0) or after its end (above 0) the write in question was. */
    record Company(FaultOutcome fault, double distanceSeconds) {

        static Company of(FaultOutcome fault, double seconds) {
            var before = Math.min(0, seconds - fault.startSeconds());
            var after = Math.max(0, seconds - fault.endSeconds());
            return new Company(fault, before + after);
        }

        String sentence() {
            var what = "#%d %s, from %s to %s"
                    .formatted(
                            fault.number(),
                            Escaping.clip(fault.description(), 120),
                            Units.seconds(fault.startSeconds()),
                            Units.seconds(fault.endSeconds()));
            if (distanceSeconds == 0) {
                return "during " + what;
            }
            return "%s %s %s"
                    .formatted(
                            Units.seconds(Math.abs(distanceSeconds)),
                            distanceSeconds < 0 ? "before" : "after the end of",
                            what);
        }
    }

    /** The answers for one anomaly. */
    static Answers of(Anomaly anomaly, WitnessOperations operations, List<FaultOutcome> faults) {
        var subjects = select(anomaly, Answers::isSubject);
        var shown = select(anomaly, role -> !isSubject(role) && !REPLACEMENTS.contains(role));
        var writes = subjects.stream().filter(operations::isWrite).toList();
        if (writes.isEmpty()) {
            writes = operations.writesRead(subjects.isEmpty() ? anomaly.witness() : subjects);
        }
        var instead = select(anomaly, REPLACEMENTS::contains);
        if (instead.isEmpty() && !subjects.isEmpty()) {
            var known = writes.stream().map(Evidence::index).collect(Collectors.toSet());
            instead = operations.writesRead(anomaly.witness()).stream()
                    .filter(write -> !known.contains(write.index()))
                    .toList();
        }
        if (writes.isEmpty()) {
            writes = subjects;
        }
        var atTheEnd = isAboutTheEnd(anomaly)
                ? writes.stream().findFirst().map(operations::atTheEnd).orElse(List.of())
                : List.<String>of();
        return new Answers(writes, instead, atTheEnd, shown, company(anomaly, writes, faults));
    }

    /** Whether it says what the replicas should have held in the end, rather than what was to be seen meanwhile. */
    private static boolean isAboutTheEnd(Anomaly anomaly) {
        return AnomalyCatalogue.find(anomaly.name())
                        .filter(entry -> ABOUT_THE_END.contains(entry.family()))
                        .isPresent()
                || anomaly.witness().stream()
                        .map(Evidence::role)
                        .anyMatch(role -> role.startsWith("lost")
                                || role.startsWith("final read")
                                || role.equals("last write before"));
    }

    private static List<Evidence> select(Anomaly anomaly, Predicate<String> role) {
        return anomaly.witness().stream()
                .filter(event -> role.test(event.role()))
                .toList();
    }

    private static boolean isSubject(String role) {
        return role.startsWith("lost") || SUBJECTS.contains(role);
    }

    /** Faults that were seen to bite a node of the witness, the nearest to a write in question first. */
    private static List<Company> company(Anomaly anomaly, List<Evidence> writes, List<FaultOutcome> faults) {
        var about = writes.isEmpty() ? anomaly.witness().stream().limit(1).toList() : writes;
        var nodes = anomaly.witness().stream().map(Evidence::node).collect(Collectors.toCollection(TreeSet::new));
        about.forEach(write -> nodes.add(write.node()));
        return faults.stream()
                .filter(fault -> fault.observed() && hits(fault, nodes))
                .flatMap(fault ->
                        about.stream().map(write -> Company.of(fault, write.timeNanos() / 1e9)).min(nearest()).stream())
                .filter(company -> Math.abs(company.distanceSeconds) <= NEAR_SECONDS)
                .sorted(nearest())
                .toList();
    }

    private static Comparator<Company> nearest() {
        return Comparator.comparingDouble(company -> Math.abs(company.distanceSeconds));
    }

    private static boolean hits(FaultOutcome fault, Set<String> nodes) {
        return fault.targets().isEmpty()
                || fault.targets().stream()
                        .flatMap(target -> List.of(target.split("->", -1)).stream())
                        .anyMatch(nodes::contains);
    }

    /** When the first write in question was, or else the first event that shows the anomaly. */
    Optional<Evidence> center() {
        return writes.stream()
                .findFirst()
                .or(() -> shownBy.stream().findFirst())
                .or(() -> inTheirPlace.stream().findFirst());
    }

    /**
     * As a short table of questions and answers.
     *
     * @param promise what the anomaly breaks; empty when nobody knows its name
     */
    Markup render(String promise) {
        var table = new Table("In short", "Question", "Answer");
        if (!promise.isEmpty()) {
            table.row("What was promised?", Table.cell(promise));
        }
        var isAboutReads = writes.stream().allMatch(event -> event.text().startsWith("read "));
        row(table, isAboutReads ? "Which read?" : "Which write?", writes);
        if (atTheEnd.isEmpty()) {
            row(table, "What stands in its place?", inTheirPlace);
        } else {
            table.row("What stands in its place?", lines(atTheEnd));
        }
        var where = new TreeSet<String>();
        shownBy.stream()
                .map(Evidence::node)
                .filter(node -> !node.isEmpty())
                .map(node -> Escaping.clip(node, 40))
                .forEach(where::add);
        if (!where.isEmpty()) {
            table.row("Where does it show?", Table.cell("on " + String.join(", ", where)));
        }
        table.row("During which fault?", element("td", faultLines()));
        return element("div", table.build()).styled("answers");
    }

    private List<Markup> faultLines() {
        if (faults.isEmpty()) {
            return List.of(Markup.text(
                    String.format(Locale.ROOT, "none: no fault hit these nodes within %.0f s of it", NEAR_SECONDS)));
        }
        var none = faults.stream().anyMatch(company -> company.distanceSeconds == 0)
                ? Stream.<String>of()
                : Stream.of("none at that moment; the nearest:");
        return List.of(element(
                "ul",
                Stream.concat(none, faults.stream().limit(FAULTS_SHOWN).map(Company::sentence))
                        .map(line -> element("li", line))
                        .toList()));
    }

    private static void row(Table table, String question, List<Evidence> events) {
        if (!events.isEmpty()) {
            table.row(question, lines(events.stream().map(Answers::sentence).toList()));
        }
    }

    private static Markup.Element lines(List<String> lines) {
        var shown = lines.stream()
                .limit(SHOWN)
                .map(line -> element("li", Escaping.clip(line, 300)))
                .toList();
        return element("td", element("ul", shown), Section.cut(SHOWN, lines.size(), "lines"));
    }

    private static String sentence(Evidence event) {
        var text = event.text().replaceFirst(", (stamp|had seen) .*", "");
        return event.node().isEmpty()
                ? "%s, at %s".formatted(text, Units.seconds(event.timeNanos()))
                : "%s, by %s at %s".formatted(text, event.node(), Units.seconds(event.timeNanos()));
    }
}
