package org.rashomon.checkers.sequence;

import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.checkers.set.ElementAudit;
import org.rashomon.history.History;

/**
 * Lists and texts, by the specification of Attiya, Burckhardt, Gotsman, Morrison, Yang and Zawirski (PODC 2016): a
 * read holds exactly the elements that had been inserted and not removed where it was read, and one total order of
 * all elements that were ever inserted agrees with every read and puts every element behind the one it was inserted
 * after (the strong specification, which RGA has). If only elements that have been removed since stand in the way of
 * such an order, the list still has the weak specification, which operational transformation has.
 *
 * <p>An element has, between it and the one it was inserted behind, nothing that its replica had already: it stands
 * where it was put, and not merely in the same place everywhere.
 *
 * <p>Elements of a list differ. How often runs of one session are torn apart by concurrent ones is counted, not judged.
 *
 * <p>Sound; complete for the order of what was read. Linear in what was read.
 */
public final class SequenceChecker implements LinearChecker {

    private static final String NAME = "sequence";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Lists hold what was inserted and not removed, where it was put, in one order on all replicas.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var facts = new TreeMap<>(new ElementAudit(history, NAME, findings).judge());
        var lists = new Lists(history.operations());
        for (var list : lists.all()) {
            new OrderAudit(history.operations(), lists, list, findings).run();
            new PlacementAudit(history, lists, list, findings).run();
        }
        facts.put("lists", Integer.toString(lists.all().size()));
        facts.put("interleavings", Long.toString(Interleaving.count(history, lists)));
        return findings.result(NAME, facts);
    }
}
