package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.FunctionSet;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Holds the reads of sets, lists and maps against what was added and removed. */
public final class ElementAudit {

    private final History history;
    private final Operations operations;
    private final String checker;
    private final FinalReads finals;
    private final Elements elements;
    private final FunctionSet reads;
    private final Visibility visibility;
    private final Findings findings;
    private final ElementReport report;
    private final Map<Integer, Membership> memberships = new HashMap<>();
    private final Optional<FieldAudit> fields;
    private final Shown shown = new Shown();
    private long exact;
    private long bounded;

    /**
     * Prepares the audit of sets and lists.
     *
     * @param checker the name under which it reports
     */
    public ElementAudit(History history, String checker, Findings findings) {
        this(history, checker, Holder.SET_OR_LIST, findings);
    }

    ElementAudit(History history, String checker, Holder holder, Findings findings) {
        this.history = history;
        this.findings = findings;
        this.operations = history.operations();
        this.checker = checker;
        this.finals = FinalReads.of(history);
        this.elements = new Elements(operations, holder);
        this.reads = new FunctionSet(operations, Function.READ::equals);
        this.visibility = new Visibility(history, elements::isUpdate);
        this.report = new ElementReport(history, elements, findings);
        this.fields = holder == Holder.MAP
                ? Optional.of(new FieldAudit(operations, elements, visibility, report))
                : Optional.empty();
    }

    /** Judges every read. */
    public CheckResult run() {
        return findings.result(checker, judge());
    }

    /** Judges every read into these findings, and tells the figures. */
    public Map<String, String> judge() {
        for (var row = 0; row < operations.size(); row++) {
            if (isRead(row)) {
                judge(row);
            }
        }
        finals.raiseDoubts(history, elements.keys().stream().toArray(), findings);
        return new TreeMap<>(Map.of(
                fields.isPresent() ? "maps" : "sets",
                Integer.toString(elements.keys().cardinality()),
                "removes",
                Long.toString(elements.removes()),
                "reads-judged-exactly",
                Long.toString(exact),
                "reads-judged-by-bounds",
                Long.toString(bounded)));
    }

    private boolean isRead(int row) {
        return reads.has(row)
                && elements.keys().get(operations.keyNumber(row))
                && operations.outcome(row) == Outcome.OK;
    }

    private void judge(int read) {
        var values = elements.shown(read);
        var histories = elements.ofAll(operations.keyNumber(read), values);
        shown.begin(read);
        for (var at = 0; at < histories.length; at++) {
            if (!shown.add(histories[at], values.get(at))) {
                report.duplicate(read, values.get(at));
            }
        }
        if (visibility.isTold(read)) {
            exact++;
            judgeExactly(read, histories);
        } else {
            bounded++;
            shown.values()
                    .filter(element -> !wasTried(read, element))
                    .forEach(element -> report.stranger(read, element));
            fields.ifPresent(audit -> audit.judgeByValues(read));
        }
        if (finals.contains(operations, read)) {
            judgeFinal(read);
            fields.filter(audit -> !visibility.isTold(read)).ifPresent(audit -> audit.judgeFinal(read));
        }
    }

    /** What a read shows, each element once: those that something was done to, and all others. */
    private final class Shown {

        private final List<Elements.History> known = new ArrayList<>();
        private final Set<Value> strangers = new HashSet<>();
        private int read;

        void begin(int next) {
            read = next;
            known.clear();
            if (!strangers.isEmpty()) {
                strangers.clear();
            }
        }

        boolean add(Elements.History history, Value element) {
            if (history.number < 0) {
                return strangers.add(element);
            }
            return history.noteShownBy(read) && known.add(history);
        }

        boolean contains(Value element) {
            var history = elements.of(operations.keyNumber(read), element);
            return history.number < 0 ? strangers.contains(element) : history.isShownBy(read);
        }

        Stream<Value> values() {
            return Stream.concat(known.stream().map(history -> history.element), strangers.stream());
        }
    }

    private void judgeExactly(int read, Elements.History[] histories) {
        var membership = membership(read);
        membership.advance(read);
        var doubts = visibility.doubtful().any(operations.keyNumber(read)) ? doubts(read) : Doubts.NONE;
        fields.ifPresent(audit -> audit.judgeExactly(read, membership, histories, doubts.mayBeGone));
        var due = 0;
        for (var history : shown.known) {
            if (membership.isDue(history)) {
                due++;
            } else if (!membership.isPossible(history) && !doubts.mayBe.contains(history.element)) {
                report.unexpected(read, history.element);
            }
        }
        shown.strangers.forEach(element -> report.unexpected(read, element));
        if (due < membership.size() && !doubts.mayBeGone.contains(Value.NONE)) {
            membership.values().forEach((element, reason) -> {
                if (!shown.contains(element) && !doubts.mayBeGone.contains(element)) {
                    report.missing(read, element, reason);
                }
            });
        }
    }

    private Membership membership(int read) {
        var key = operations.keyNumber(read);
        return memberships.computeIfAbsent(
                operations.nodeNumber(read) * operations.keys().size() + key,
                place -> new Membership(operations, elements, visibility, key));
    }

    /** The elements that updates of unknown outcome may have brought, or taken away. */
    private record Doubts(Set<Value> mayBe, Set<Value> mayBeGone) {
        static final Doubts NONE = new Doubts(Set.of(), Set.of());
    }

    private Doubts doubts(int read) {
        var doubts = new Doubts(new HashSet<>(), new HashSet<>());
        visibility.doubtful().forEachIn(read, row -> {
            if (elements.isAdd(row)) {
                doubts.mayBe.add(elements.element(row));
            }
            // An add takes the place of earlier ones, so that who removes it removes these as well.
            doubts.mayBeGone.add(elements.element(row));
        });
        return doubts;
    }

    private boolean wasTried(int read, Value element) {
        return elements.of(operations.keyNumber(read), element).adds.stream()
                .anyMatch(add -> operations.invokedIndex(add) < operations.completedIndex(read));
    }

    /** What clients alone can say of the final state: it holds what no remove can have seen. */
    private void judgeFinal(int read) {
        var key = operations.keyNumber(read);
        elements.all(key).forEach((element, story) -> {
            if (shown.contains(element)) {
                if (!visibility.isTold(read) && isSurelyRemoved(read, key, story)) {
                    report.resurrected(read, element, story.removes.isEmpty() ? elements.deletes(key) : story.removes);
                }
                return;
            }
            for (var add : story.adds) {
                if (isDue(add, read) && !mayBeRemoved(key, add, story)) {
                    report.vanished(read, element, add);
                    return;
                }
            }
        });
    }

    private boolean isDue(int add, int read) {
        return operations.outcome(add) == Outcome.OK
                && operations.completedIndex(add) < operations.invokedIndex(read)
                && !(visibility.isTold(read) && operations.showed(read, add));
    }

    private boolean mayBeRemoved(int key, int add, Elements.History story) {
        return story.removes.stream().anyMatch(remove -> mayHaveSeen(remove, add))
                || elements.deletes(key).stream().anyMatch(remove -> mayHaveSeen(remove, add));
    }

    private boolean mayHaveSeen(int remove, int add) {
        if (visibility.isOrdered() && operations.hasVersion(add) && operations.hasVersion(remove)) {
            return operations.hadSeen(remove, add)
                    || operations.overwrites(remove).contains(operations.dot(add));
        }
        return operations.outcome(remove) != Outcome.OK
                || operations.completedIndex(remove) > operations.invokedIndex(add);
    }

    private boolean isSurelyRemoved(int read, int key, Elements.History story) {
        var removes = new ArrayList<>(story.removes);
        removes.addAll(elements.deletes(key));
        return !story.adds.isEmpty()
                && story.adds.stream()
                        .allMatch(add -> removes.stream().anyMatch(remove -> surelySaw(read, remove, add)));
    }

    /** A node has what it acknowledged itself, so a remove that it acknowledges afterwards has seen it. */
    private boolean surelySaw(int read, int remove, int add) {
        return operations.outcome(remove) == Outcome.OK
                && operations.outcome(add) == Outcome.OK
                && operations.node(remove).equals(operations.node(add))
                && operations.completedIndex(add) < operations.invokedIndex(remove)
                && operations.completedIndex(remove) < operations.invokedIndex(read);
    }
}
