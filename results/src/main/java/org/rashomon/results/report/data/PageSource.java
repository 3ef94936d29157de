package org.rashomon.results.report.data;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rashomon.history.History;
import org.rashomon.results.RunResult;
import org.rashomon.results.replication.Replication;
import org.rashomon.results.report.data.PageData.Parts;

/** A judged history, from which the data of its page are cut: as a whole, or around a stretch that is looked at. */
public final class PageSource {

    private static final int NODES = 255;
    private static final int ATTEMPTS = 4;
    private static final double ROOM_TO_MISS = 0.92;

    private final RunResult result;
    private final History history;
    private final Replication replication;
    private final Overview overview;
    private final Map<Long, Integer> rowOfEvent;

    private PageSource(RunResult result, History history) {
        this.result = result;
        this.history = history;
        this.replication = Replication.of(history, nodes(history));
        this.overview = Overview.of(history, replication);
        this.rowOfEvent = rowsOfEvents(result, history);
    }

    /** The source of a run's page. */
    public static PageSource of(RunResult result, History history) {
        return new PageSource(result, history);
    }

    /** Everything, if it fits; otherwise what {@link Detail} holds to matter most, so that it does. */
    public PageData within(long mostBytes) {
        var detail = Detail.all(history);
        for (var attempt = 1; ; attempt++) {
            var data = data(detail);
            if (data.size() <= mostBytes || attempt == ATTEMPTS) {
                return data;
            }
            var most = (int) (detail.size() * ROOM_TO_MISS * mostBytes / data.size());
            detail = Detail.some(history, witnesses(), most);
        }
    }

    /** Every operation of a stretch of time if there are at most so many, and of the rest what matters most. */
    public PageData around(Stretch stretch, int most) {
        return data(Detail.around(history, stretch, witnesses(), most));
    }

    private PageData data(Detail detail) {
        var columns = new OperationColumns(history, detail, replication);
        return PageData.of(result, history, new Parts(columns, detail, overview, rowOfEvent));
    }

    private Set<Integer> witnesses() {
        return new HashSet<>(rowOfEvent.values());
    }

    /** The rows of the operations that the findings speak of, by the indexes of their events. */
    private static Map<Long, Integer> rowsOfEvents(RunResult result, History history) {
        Set<Long> wanted = new HashSet<>();
        for (var checker : result.checkers()) {
            checker.anomalies().forEach(found -> found.witness().forEach(event -> wanted.add(event.index())));
            checker.byDesign().forEach(found -> found.certificate().forEach(event -> wanted.add(event.index())));
        }
        return EventRows.of(history, wanted);
    }

    /** Declared nodes first, then those that only operations name. */
    private static List<String> nodes(History history) {
        var nodes = new LinkedHashSet<>(history.info().nodes());
        var operations = history.operations();
        for (var row = 0; row < operations.size() && nodes.size() < NODES; row++) {
            nodes.add(operations.node(row));
        }
        return List.copyOf(nodes);
    }
}
