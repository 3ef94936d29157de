package org.rashomon.checkers.sequence;

import java.util.Arrays;
import java.util.List;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.sequence.Lists.Element;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * Whether elements stand where they were put: one that was inserted behind an anchor has between the two only what its
 * replica did not have then, and one that was appended has behind it only such elements. Elements that anybody tried to
 * remove are left out, since the place of one that is gone is nobody's business.
 */
final class PlacementAudit {

    private static final AnomalyCatalogue.Entry MISPLACED = AnomalyCatalogue.named("misplaced-element");

    private final Operations operations;
    private final Lists lists;
    private final Lists.Story list;
    private final Findings findings;
    private final boolean showsAllItHas;
    private final boolean hasInserts;
    private final boolean hasAppends;
    private final Passed passed;
    /** Where the read that is being judged shows each element, by their numbers; from which read that is. */
    private int[] places = {};

    private int[] placesOf = {};

    PlacementAudit(History history, Lists lists, Lists.Story list, Findings findings) {
        this.operations = history.operations();
        this.lists = lists;
        this.list = list;
        this.findings = findings;
        this.hasInserts = list.inserted().stream().anyMatch(element -> lists.isInsert(element.insert()));
        this.hasAppends = list.inserted().stream().anyMatch(element -> !lists.isInsert(element.insert()));
        // An element that has overtaken its anchor is not shown yet, so that nobody can append behind it.
        this.showsAllItHas = Contract.of(history.info()).delivery() == Delivery.CAUSAL;
        this.passed = new Passed(operations);
    }

    void run() {
        if (!list.isDeleted()) {
            list.reads().forEach(this::judge);
        }
    }

    private void judge(int read) {
        var elements = lists.shown(list, read);
        if (hasInserts) {
            judgeInserts(read, elements);
        }
        if (hasAppends && showsAllItHas) {
            judgeAppends(read, elements);
        }
    }

    private void judgeInserts(int read, Element[] elements) {
        if (places.length < list.size()) {
            places = Arrays.copyOf(places, 2 * list.size());
            placesOf = Arrays.copyOf(placesOf, 2 * list.size());
        }
        passed.clear();
        for (var place = 0; place < elements.length; place++) {
            var element = elements[place];
            if (element.insert() != RowIndex.NONE && lists.isInsert(element.insert())) {
                var name = lists.anchor(element.insert());
                var anchor = list.element(name);
                if (name.equals(Value.NONE)) {
                    judge(read, element, passed.anySeenBy(element, 0), anchor);
                } else if (isPassed(anchor, read) && !anchor.isRemoved()) {
                    judge(read, element, passed.anySeenBy(element, places[anchor.number] + 1), anchor);
                }
            }
            passed.add(place, element);
            places[element.number] = place;
            placesOf[element.number] = read + 1;
        }
    }

    private boolean isPassed(Element element, int read) {
        return element.number < placesOf.length && placesOf[element.number] == read + 1;
    }

    private void judgeAppends(int read, Element[] elements) {
        passed.clear();
        for (var place = elements.length - 1; place >= 0; place--) {
            var element = elements[place];
            if (element.insert() != RowIndex.NONE && !lists.isInsert(element.insert())) {
                judge(read, element, passed.anySeenBy(element, 0), element);
            }
            passed.add(elements.length - place, element);
        }
    }

    private void judge(int read, Element element, int other, Element anchor) {
        if (other == RowIndex.NONE) {
            return;
        }
        var insert = element.insert();
        var signature = "%s on %s".formatted(operations.key(read), operations.node(read));
        findings.anomaly(
                signature,
                () -> new Anomaly(
                        MISPLACED.name(),
                        "List %s, read on %s at %s, shows %s, although %s had %s already when it was %s."
                                .formatted(
                                        operations.key(read),
                                        operations.node(read),
                                        Phrases.seconds(operations.completedNanos(read)),
                                        order(insert, other, anchor.value),
                                        operations.node(insert),
                                        lists.value(other),
                                        asked(insert, anchor.value)),
                        List.of(
                                Evidence.of(operations, other, "element that was there before"),
                                Evidence.of(operations, insert, "element that was put elsewhere"),
                                Evidence.of(operations, read, "read"))));
    }

    private String order(int insert, int other, Value anchor) {
        if (!lists.isInsert(insert)) {
            return "%s behind %s".formatted(lists.value(other), lists.value(insert));
        }
        return anchor.equals(Value.NONE)
                ? "%s before %s".formatted(lists.value(other), lists.value(insert))
                : "%s between %s and %s".formatted(lists.value(other), anchor, lists.value(insert));
    }

    private String asked(int insert, Value anchor) {
        if (!lists.isInsert(insert)) {
            return "appended";
        }
        return anchor.equals(Value.NONE) ? "put at the head" : "put right behind " + anchor;
    }
}
