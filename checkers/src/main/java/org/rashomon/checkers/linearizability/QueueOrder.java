package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;
import org.rashomon.checkers.linearizability.CollectionOrder.Answer;

/**
 * Decides a queue with unique elements. It is impossible if a was surely in before b was put in and b surely out before
 * a was taken, or if somebody found nothing although something was there all the time; otherwise it is possible
 * (Bouajjani, Emmi, Enea and Hamza, "On reducing linearizability to state reachability", 2015; Abdulla and others,
 * "Efficient linearizability monitoring", 2025).
 */
final class QueueOrder {

    private final Stays stays;

    private QueueOrder(Stays stays) {
        this.stays = stays;
    }

    static Answer decide(Stays stays) {
        var order = new QueueOrder(stays);
        return order.findOvertaking().<Answer>map(answer -> answer).orElseGet(order::linearize);
    }

    private Answer linearize() {
        var gaps = new Gaps(stays).ofEmpty(stays);
        for (var at = 0; at < gaps.length; at++) {
            if (gaps[at] == Gaps.NONE) {
                return Gaps.neverEmpty(stays, stays.foundNothing[at]);
            }
        }
        return new QueueLinearization(stays, gaps).order();
    }

    /**
     * Looks at the events in order and keeps, of the elements whose putting in has returned, the one that somebody
     * began to take out last: whoever was put in later must not be out before that.
     */
    private Optional<Answer.Impossible> findOvertaking() {
        var returned = new int[stays.events()];
        var called = new int[stays.events()];
        Arrays.fill(returned, Stays.NOBODY);
        Arrays.fill(called, Stays.NOBODY);
        for (var stay = 0; stay < stays.size(); stay++) {
            returned[stays.putReturn[stay]] = stay;
            called[stays.putCall[stay]] = stay;
        }
        var slowest = Stays.NOBODY;
        for (var event = 0; event < stays.events(); event++) {
            var in = returned[event];
            var next = called[event];
            if (next != Stays.NOBODY && slowest != Stays.NOBODY && stays.takeReturn[next] < stays.takeCall[slowest]) {
                return Optional.of(new Answer.Impossible(new int[] {slowest, next}, new int[0]));
            }
            if (in != Stays.NOBODY && (slowest == Stays.NOBODY || stays.takeCall[in] > stays.takeCall[slowest])) {
                slowest = in;
            }
        }
        return Optional.empty();
    }
}
