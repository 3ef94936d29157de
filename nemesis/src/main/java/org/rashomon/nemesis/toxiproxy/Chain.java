package org.rashomon.nemesis.toxiproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The toxics of one direction of one connection, one after the other. Not safe for use by several threads at once. */
final class Chain {

    private final SplittableRandom random;
    private final Consumer<Delivery> exit;
    private final List<Slot> slots = new ArrayList<>();

    Chain(SplittableRandom random, Consumer<Delivery> exit) {
        this.random = random;
        this.exit = exit;
    }

    void add(Toxic toxic) {
        slots.add(new Slot(toxic));
    }

    /** The toxic of that name has other attributes now. */
    void change(Toxic toxic, long now) {
        var index = indexOf(toxic.name());
        var slot = slots.get(index);
        slot.stage.release(from(index, now));
        slot.stage = toxic.stage(random, slot.bytesBefore);
    }

    void remove(String name, long now) {
        var index = indexOf(name);
        slots.get(index).stage.remove(from(index, now));
        slots.remove(index);
    }

    void accept(Delivery delivery, long now) {
        accept(0, delivery, now);
    }

    /** Does what is due. */
    void advance(long now) {
        for (var index = 0; index < slots.size(); index++) {
            slots.get(index).stage.advance(now, from(index, now));
        }
    }

    /** When something is due next. */
    long deadline() {
        return slots.stream().mapToLong(slot -> slot.stage.deadline()).min().orElse(Stage.NEVER);
    }

    /** Bytes held back. */
    long held() {
        return slots.stream().mapToLong(slot -> slot.stage.held()).sum();
    }

    private void accept(int index, Delivery delivery, long now) {
        if (index == slots.size()) {
            exit.accept(delivery);
        } else {
            slots.get(index).stage.accept(delivery, now, from(index, now));
        }
    }

    /** Where the toxic at that place delivers to. */
    private Consumer<Delivery> from(int index, long now) {
        var slot = slots.get(index);
        return delivery -> {
            if (!slot.ended) {
                slot.ended = delivery instanceof Delivery.End;
                accept(index + 1, delivery, now);
            }
        };
    }

    private int indexOf(String name) {
        for (var index = 0; index < slots.size(); index++) {
            if (slots.get(index).name.equals(name)) {
                return index;
            }
        }
        throw new IllegalStateException("no toxic of the name " + name);
    }

    /** One toxic's place. */
    private final class Slot {
        private final String name;
        private final Effect.BytesBefore bytesBefore = new Effect.BytesBefore();
        private Stage stage;
        private boolean ended;

        Slot(Toxic toxic) {
            this.name = toxic.name();
            this.stage = toxic.stage(random, bytesBefore);
        }
    }
}
