package org.rashomon.checkers.linearizability.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rashomon.checkers.linearizability.models.Calls.NOTHING;
import static org.rashomon.checkers.linearizability.models.Calls.add;
import static org.rashomon.checkers.linearizability.models.Calls.append;
import static org.rashomon.checkers.linearizability.models.Calls.cas;
import static org.rashomon.checkers.linearizability.models.Calls.explains;
import static org.rashomon.checkers.linearizability.models.Calls.get;
import static org.rashomon.checkers.linearizability.models.Calls.list;
import static org.rashomon.checkers.linearizability.models.Calls.lost;
import static org.rashomon.checkers.linearizability.models.Calls.number;
import static org.rashomon.checkers.linearizability.models.Calls.ok;
import static org.rashomon.checkers.linearizability.models.Calls.put;
import static org.rashomon.checkers.linearizability.models.Calls.read;
import static org.rashomon.checkers.linearizability.models.Calls.write;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.checkers.linearizability.Model.Locality;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** What each object answers when it is asked by one client alone. */
class ModelsTest {

    private static final Register REGISTER = Register.withCompareAndSet();

    static List<Model<?>> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachIsFoundByItsName(Model<?> model) {
        assertThat(Models.named(model.name())).isPresent().get().isSameAs(model);
        assertThat(Models.named(model.name() + "s")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "register, 'read write delete'",
        "cas-register, 'read write delete cas'",
        "multi-register, 'read write'",
        "kv, 'get put append'",
        "counter, 'add read'",
        "grow-only-set, 'add read'",
        "set, 'add remove contains read'",
        "queue, 'enqueue dequeue'",
        "stack, 'push pop'",
        "priority-queue, 'insert delete-min'",
        "mutex, 'acquire release'",
        "semaphore, 'acquire release'",
        "append-list, 'append read'"
    })
    void eachHasTheFunctionsOfItsKindAndNoOthers(String name, String functions) {
        var model = Models.named(name).orElseThrow();

        assertThat(model.functions()).extracting(Function::name).containsExactlyInAnyOrder(functions.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "register, a register has no frobnicate",
        "kv, a key-value store has no frobnicate",
        "grow-only-set, a grow-only set has no frobnicate",
        "set, a set has no frobnicate",
        "queue, a queue has no frobnicate",
        "priority-queue, a priority queue has no frobnicate",
        "mutex, a mutex has no frobnicate",
        "semaphore, a semaphore has no frobnicate",
        "append-list, a list has no frobnicate"
    })
    void whatAnObjectDoesNotHaveIsNamed(String name, String message) {
        var model = Models.named(name).orElseThrow();

        assertThatThrownBy(() -> explains(model, ok("frobnicate", NOTHING, NOTHING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRegisterHoldsWhatWasWrittenLast() {
        assertThat(explains(REGISTER, read(NOTHING), write(1), write(2), read(number(2))))
                .isTrue();
        assertThat(explains(REGISTER, write(1), write(2), read(number(1)))).isFalse();
        assertThat(explains(REGISTER, write(1), ok("delete", NOTHING, NOTHING), read(NOTHING)))
                .isTrue();
        assertThat(explains(REGISTER, write(1), ok("delete", NOTHING, NOTHING), read(number(1))))
                .isFalse();
        assertThat(explains(REGISTER, write(1), lost("read", NOTHING), read(number(1))))
                .isTrue();
    }

    @Test
    void aCompareAndSetTakesEffectWhereItFindsWhatItExpects() {
        assertThat(explains(REGISTER, write(1), cas(1, 2), read(number(2)))).isTrue();
        assertThat(explains(REGISTER, write(1), cas(2, 3))).isFalse();
        assertThat(REGISTER.readOnly(cas(1, 1))).isTrue();
        assertThat(REGISTER.readOnly(cas(1, 2))).isFalse();
        assertThatThrownBy(() -> explains(REGISTER, ok("cas", list(1, 2, 3), NOTHING)))
                .hasMessage("a compare-and-set has two values, not [1 2 3]");
    }

    @Test
    void aRegisterSaysWhatChangesNothingAndWhatAsksNothing() {
        assertThat(REGISTER.readOnly(read(NOTHING))).isTrue();
        assertThat(REGISTER.readOnly(write(1))).isFalse();
        assertThat(REGISTER.blind(write(1))).isTrue();
        assertThat(REGISTER.blind(ok("delete", NOTHING, NOTHING))).isTrue();
        assertThat(REGISTER.blind(cas(1, 2))).isFalse();
        assertThat(REGISTER.blind(read(NOTHING))).isFalse();
    }

    @Test
    void severalRegistersAreReadTogether() {
        var model = new MultiRegister();
        var both = ok("write", pairs("x", 1, "y", 2), NOTHING);

        assertThat(explains(model, both, ok("read", NOTHING, pairs("x", 1, "y", 2))))
                .isTrue();
        assertThat(explains(
                        model, both, ok("write", pairs("x", 3), NOTHING), ok("read", NOTHING, pairs("x", 3, "y", 2))))
                .isTrue();
        assertThat(explains(model, both, ok("read", NOTHING, pairs("x", 1, "y", 1))))
                .isFalse();
        assertThat(explains(model, ok("read", NOTHING, pairs("z", 1)))).isFalse();
        assertThat(explains(model, both, lost("read", NOTHING))).isTrue();
        assertThat(model.locality()).isEqualTo(Locality.NONE);
        assertThat(model.readOnly(ok("read", NOTHING, NOTHING))).isTrue();
        assertThat(model.readOnly(both)).isFalse();
        assertThatThrownBy(() -> explains(model, ok("write", list(1), NOTHING)))
                .hasMessage("expected a pair of register and value, not 1");
        assertThatThrownBy(() -> explains(model, ok("write", Value.of(List.of(list(1, 2, 3))), NOTHING)))
                .hasMessage("expected a pair of register and value, not [1 2 3]");
    }

    @Test
    void textsAreAppendedToWhatWasPut() {
        var model = new KeyValue();

        assertThat(explains(model, get(""), put("a"), append("b"), append("c"), get("abc")))
                .isTrue();
        assertThat(explains(model, put("a"), append("b"), put("c"), get("c"))).isTrue();
        assertThat(explains(model, put("a"), append("b"), get("ba"))).isFalse();
        assertThat(explains(model, put("a"), lost("get", NOTHING), get("a"))).isTrue();
        assertThat(explains(model, ok("put", number(7), NOTHING), ok("get", NOTHING, number(7))))
                .isTrue();
        assertThat(explains(model, ok("put", list(7), NOTHING), get("[7]"))).isTrue();
        assertThat(model.readOnly(get("a"))).isTrue();
        assertThat(model.readOnly(append("a"))).isFalse();
        assertThat(model.blind(put("a"))).isTrue();
        assertThat(model.blind(append("a"))).isFalse();
        assertThat(model.blind(get("a"))).isFalse();
    }

    @Test
    void aCounterTellsTheSum() {
        var model = new Counter();

        assertThat(explains(model, read(number(0)), add(2), add(-1), read(number(1))))
                .isTrue();
        assertThat(explains(model, add(2), read(number(3)))).isFalse();
        assertThat(explains(model, add(2), ok("add", number(3), number(5)))).isTrue();
        assertThat(explains(model, add(2), ok("add", number(3), number(6)))).isFalse();
        assertThat(explains(model, add(2), ok("add", number(3), number(3)))).isTrue();
        assertThat(explains(model, add(2), ok("add", number(3), Value.of("done"))))
                .isTrue();
        assertThat(explains(model, add(2), lost("add", number(3)), read(number(5))))
                .isTrue();
        assertThat(model.readOnly(read(number(1)))).isTrue();
        assertThat(model.readOnly(add(1))).isFalse();
        assertThatThrownBy(() -> explains(model, ok("add", Value.of("x"), NOTHING)))
                .hasMessage("a counter adds numbers, not \"x\"");
    }

    @Test
    void aLockIsHeldByOneAndASemaphoreByAsManyAsItHasPermits() {
        var acquire = ok("acquire", NOTHING, NOTHING);
        var release = ok("release", NOTHING, NOTHING);

        assertThat(explains(new Mutex(), acquire, release, acquire)).isTrue();
        assertThat(explains(new Mutex(), acquire, acquire)).isFalse();
        assertThat(explains(new Mutex(), release)).isFalse();
        assertThat(explains(new Mutex(), acquire, release, release)).isFalse();
        assertThat(explains(new Semaphore(2), acquire, acquire, release, acquire))
                .isTrue();
        assertThat(explains(new Semaphore(2), acquire, acquire, acquire)).isFalse();
        assertThat(explains(new Semaphore(1), acquire, acquire)).isFalse();
        assertThat(explains(new Semaphore(2), release)).isFalse();
        assertThatThrownBy(() -> new Semaphore(0)).hasMessage("permits must be at least 1, was 0");
    }

    @Test
    void aCallIsToldInWords() {
        assertThat(read(number(1))).hasToString("read -> 1");
        assertThat(write(1)).hasToString("write 1");
        assertThat(ok("add", number(1), number(1))).hasToString("add 1");
        assertThat(lost("write", number(1))).hasToString("write 1 -> ?");
        assertThat(lost("read", NOTHING)).hasToString("read -> ?");
    }

    private static Value pairs(Object... namesAndNumbers) {
        var pairs = new ArrayList<Value>();
        for (var at = 0; at < namesAndNumbers.length; at += 2) {
            var number = ((Integer) namesAndNumbers[at + 1]).longValue();
            pairs.add(Value.of(List.of(Value.of((String) namesAndNumbers[at]), number(number))));
        }
        return Value.of(pairs);
    }
}
