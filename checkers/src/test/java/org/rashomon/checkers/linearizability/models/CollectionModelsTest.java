package org.rashomon.checkers.linearizability.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rashomon.checkers.linearizability.models.Calls.NOTHING;
import static org.rashomon.checkers.linearizability.models.Calls.add;
import static org.rashomon.checkers.linearizability.models.Calls.contains;
import static org.rashomon.checkers.linearizability.models.Calls.explains;
import static org.rashomon.checkers.linearizability.models.Calls.in;
import static org.rashomon.checkers.linearizability.models.Calls.list;
import static org.rashomon.checkers.linearizability.models.Calls.lost;
import static org.rashomon.checkers.linearizability.models.Calls.number;
import static org.rashomon.checkers.linearizability.models.Calls.ok;
import static org.rashomon.checkers.linearizability.models.Calls.out;
import static org.rashomon.checkers.linearizability.models.Calls.read;
import static org.rashomon.checkers.linearizability.models.Calls.remove;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.linearizability.Model.Locality;
import org.rashomon.history.Value;

/** What each collection answers when it is asked by one client alone. */
class CollectionModelsTest {

    @Test
    void aGrowOnlySetShowsWhateverWasAdded() {
        var model = new GrowOnlySet();

        assertThat(explains(model, read(list()), add(1), add(2), add(1), read(list(2, 1))))
                .isTrue();
        assertThat(explains(model, add(1), read(number(1)))).isTrue();
        assertThat(explains(model, add(1), read(list(1, 2)))).isFalse();
        assertThat(explains(model, add(1), add(2), read(list(1)))).isFalse();
        assertThat(explains(model, add(1), lost("read", NOTHING))).isTrue();
        assertThat(model.readOnly(read(list()))).isTrue();
        assertThat(model.readOnly(add(1))).isFalse();
    }

    @Test
    void aSetTellsWhetherItChangedAndWhatItContains() {
        var model = new SetWithRemove();

        assertThat(explains(model, add(5, 1), add(5, 0), contains(5, 1), remove(5, 1), remove(5, 0), contains(5, 0)))
                .isTrue();
        assertThat(explains(model, add(5, 0))).isFalse();
        assertThat(explains(model, add(5, 1), add(5, 1))).isFalse();
        assertThat(explains(model, remove(5, 1))).isFalse();
        assertThat(explains(model, add(5, 1), remove(5, 0))).isFalse();
        assertThat(explains(model, contains(5, 1))).isFalse();
        assertThat(explains(model, add(5, 1), contains(5, 0))).isFalse();
        assertThat(explains(model, add(5, 1), add(6, 1), read(list(6, 5)))).isTrue();
        assertThat(explains(model, add(5, 1), remove(5, 1), read(list(5)))).isFalse();
        assertThat(explains(
                        model, add(5, 1), lost("read", NOTHING), lost("contains", number(5)), lost("add", number(5))))
                .isTrue();
    }

    @Test
    void aSetThatEchoesOrAnswersInWordsTellsNothing() {
        var model = new SetWithRemove();

        assertThat(explains(model, add(1, 1), add(1, 1))).isTrue();
        assertThat(explains(model, remove(1, 1))).isTrue();
        assertThat(explains(model, contains(1, 1))).isFalse();
        assertThat(explains(model, add(5, 1), ok("add", number(5), NOTHING), ok("remove", number(5), Value.of("ok"))))
                .isTrue();
    }

    @Test
    void aSetIsLookedAtElementByElementUnlessSomebodyReadsItWhole() {
        var model = new SetWithRemove();

        assertThat(model.part(add(5, 1))).contains(number(5));
        assertThat(model.part(contains(6, 1))).contains(number(6));
        assertThat(model.part(read(list()))).isEmpty();
        assertThat(model.readOnly(read(list()))).isTrue();
        assertThat(model.readOnly(contains(5, 1))).isTrue();
        assertThat(model.readOnly(add(5, 1))).isFalse();
        assertThat(model.readOnly(remove(5, 1))).isFalse();
    }

    @Test
    void theOldestLeavesAQueueFirstTheYoungestAStackTheLeastAPriorityQueue() {
        assertThat(explains(new FifoQueue(), in("enqueue", 2, 1, 3, out("dequeue", 2, 1, 3))))
                .isTrue();
        assertThat(explains(new FifoQueue(), in("enqueue", 2, 1, 3, out("dequeue", 3))))
                .isFalse();
        assertThat(explains(new Stack(), in("push", 2, 1, 3, out("pop", 3, 1, 2))))
                .isTrue();
        assertThat(explains(new Stack(), in("push", 2, 1, 3, out("pop", 2)))).isFalse();
        assertThat(explains(new PriorityQueue(), in("insert", 2, 1, 3, out("delete-min", 1, 2, 3))))
                .isTrue();
        assertThat(explains(new PriorityQueue(), in("insert", 2, 1, 3, out("delete-min", 2))))
                .isFalse();
        assertThatThrownBy(() -> explains(
                        new PriorityQueue(),
                        ok("insert", Value.of("a"), NOTHING),
                        ok("insert", Value.of("b"), NOTHING)))
                .hasMessage("a priority queue holds numbers, not \"b\"");
    }

    @Test
    void whoeverFindsNothingFindsAnEmptyCollection() {
        var model = new FifoQueue();
        var nothing = ok("dequeue", NOTHING, NOTHING);

        assertThat(explains(model, nothing)).isTrue();
        assertThat(explains(model, in("enqueue", 1, 2, 3, nothing))).isFalse();
        assertThat(explains(model, ok("dequeue", NOTHING, number(1)))).isFalse();
        assertThat(explains(model, in("enqueue", 1, 2, 3, lost("dequeue", NOTHING), ok("dequeue", NOTHING, number(2)))))
                .isTrue();
        assertThat(explains(model, lost("dequeue", NOTHING), nothing)).isTrue();
        assertThat(model.readOnly(nothing)).isTrue();
        assertThat(model.readOnly(lost("dequeue", NOTHING))).isFalse();
        assertThat(model.readOnly(ok("dequeue", NOTHING, number(1)))).isFalse();
        assertThat(model.readOnly(ok("enqueue", number(1), NOTHING))).isFalse();
        assertThat(model.locality()).isEqualTo(Locality.KEYS_AND_VALUES);
    }

    @Test
    void aListShowsItsElementsInTheirOrder() {
        var model = new AppendList();
        var one = ok("append", number(1), NOTHING);
        var two = ok("append", number(2), NOTHING);

        assertThat(explains(model, read(NOTHING), one, two, one, read(list(1, 2, 1))))
                .isTrue();
        assertThat(explains(model, one, read(number(1)))).isTrue();
        assertThat(explains(model, ok("append", Value.of("a"), NOTHING), read(Value.of("a"))))
                .isTrue();
        assertThat(explains(model, one, two, read(list(2, 1)))).isFalse();
        assertThat(explains(model, one, lost("read", NOTHING), read(list(1)))).isTrue();
        assertThat(model.readOnly(read(list()))).isTrue();
        assertThat(model.readOnly(one)).isFalse();
        assertThat(model.locality()).isEqualTo(Locality.KEYS_AND_VALUES);
    }

    @Test
    void whatIsStruckOutIsNotShown() {
        for (var model : List.of(new AppendList(), new GrowOnlySet())) {
            var add = ok("add", number(1), NOTHING);
            assertThat(model.without(read(list(1, 2, 3)), number(2)::equals)).isEqualTo(read(list(1, 3)));
            assertThat(model.without(lost("read", NOTHING), number(2)::equals)).isEqualTo(lost("read", NOTHING));
            assertThat(model.without(add, number(1)::equals)).isEqualTo(add);
            assertThat(model.locality()).isEqualTo(Locality.KEYS_AND_VALUES);
        }
    }
}
