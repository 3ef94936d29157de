package org.rashomon.harness.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.FaultText;
import org.rashomon.nemesis.ScheduledFault;

/** Takes the steps of a scenario from its settings, one a line, or says which line is wrong. */
final class ScriptReader {

    /** The setting that lists the operations. */
    static final String OPERATIONS = "operations";
    /** The setting that lists the faults. */
    static final String SCHEDULE = "schedule";

    private final SettingReader reader;
    private final List<String> nodes;

    ScriptReader(SettingReader reader, List<String> nodes) {
        this.reader = reader;
        this.nodes = nodes;
    }

    /** The settings with those of a script. */
    static Settings write(Settings settings, Script script) {
        return settings.with(
                        OPERATIONS,
                        script.operations().stream().map(StepText::format).collect(Collectors.joining("\n")),
                        "")
                .with(SCHEDULE, script.faults().stream().map(FaultText::format).collect(Collectors.joining("\n")), "");
    }

    /**
     * The script; empty if there is none.
     *
     * @param sessions how many there are
     */
    Script read(int sessions) {
        var operations = new ArrayList<Script.Operation>();
        for (var line : lines(OPERATIONS)) {
            operations.add(operation(line, sessions));
        }
        var faults = new ArrayList<ScheduledFault>();
        for (var line : lines(SCHEDULE)) {
            faults.add(fault(faults.size(), line));
        }
        return new Script(operations, faults);
    }

    private List<String> lines(String name) {
        var text = reader.text(name);
        return text.equals("none") ? List.of() : text.lines().toList();
    }

    private Script.Operation operation(String line, int sessions) {
        try {
            var step = StepText.parse(line);
            if (!nodes.contains(step.node())) {
                throw new IllegalArgumentException("there is no node " + step.node());
            }
            if (step.session() >= sessions) {
                throw new IllegalArgumentException(
                        "%d sessions are numbered from 0; raise clientsPerNode".formatted(sessions));
            }
            return step;
        } catch (IllegalArgumentException wrong) {
            throw reader.wrongLine(
                    OPERATIONS, line, "%s; write it as in \"%s\"".formatted(wrong.getMessage(), StepText.EXAMPLE));
        }
    }

    private ScheduledFault fault(int number, String line) {
        try {
            var fault = FaultText.parse(number, line);
            if (!isThere(fault.fault())) {
                throw new IllegalArgumentException("it hits what is not there");
            }
            return fault;
        } catch (IllegalArgumentException wrong) {
            throw reader.wrongLine(
                    SCHEDULE, line, "%s; write it as in \"%s\"".formatted(wrong.getMessage(), FaultText.EXAMPLE));
        }
    }

    private boolean isThere(Fault fault) {
        return switch (fault) {
            case Fault.OfLinks ofLinks -> ofLinks.edges().stream().allMatch(this::joinsNodes);
            case Fault.OfProcesses ofProcesses -> nodes.containsAll(ofProcesses.nodes());
            case Fault.OfClock ofClock -> nodes.contains(ofClock.node());
        };
    }

    private boolean joinsNodes(Edge edge) {
        return nodes.contains(edge.from()) && nodes.contains(edge.to());
    }
}
