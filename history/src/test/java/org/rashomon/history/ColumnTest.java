package org.rashomon.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private static final long[] LONGS = {
        0, 1, -1, 127, 128, -129, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40, Long.MIN_VALUE, Operations.NEVER
    };
    private static final int[] INTS = {0, 1, -1, 127, 128, -128, -129, 70_000, Integer.MAX_VALUE, Integer.MIN_VALUE};

    @Test
    void longsComeBackHoweverWideTheyGrow() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var column = new LongColumn();
            var expected = new ArrayList<Long>();
            var kinds = 1 + random.nextInt(LONGS.length);
            for (var i = random.nextInt(60); i > 0; i--) {
                var value = LONGS[(seed + random.nextInt(kinds)) % LONGS.length];
                if (random.nextInt(3) > 0 || expected.isEmpty()) {
                    column.add(value);
                    expected.add(value);
                } else {
                    var row = random.nextInt(expected.size());
                    column.set(row, value);
                    expected.set(row, value);
                }
            }

            assertThat(contents(column)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void intsComeBackHoweverWideTheyGrow() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var column = new IntColumn();
            var expected = new ArrayList<Integer>();
            var kinds = 1 + random.nextInt(INTS.length);
            for (var i = random.nextInt(60); i > 0; i--) {
                var value = INTS[(seed + random.nextInt(kinds)) % INTS.length];
                if (random.nextInt(3) > 0 || expected.isEmpty()) {
                    column.add(value);
                    expected.add(value);
                } else {
                    var row = random.nextInt(expected.size());
                    column.set(row, value);
                    expected.set(row, value);
                }
            }

            assertThat(contents(column)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void cellsAreEqualExactlyWhenValuesAre() {
        var values = List.of(
                Value.NONE,
                Value.of(0),
                Value.of(-1),
                Value.of(Long.MAX_VALUE),
                Value.of("0"),
                Value.of(List.of(Value.of(1), Value.of(2))),
                Value.of(List.of()));
        var column = new ValueColumn(new ValueColumn.Pool());
        values.forEach(column::add);
        values.forEach(column::add);
        column.addPair(values.get(5), values.get(3));

        for (var one = 0; one < 2 * values.size(); one++) {
            assertThat(column.get(one)).isEqualTo(values.get(one % values.size()));
            for (var other = 0; other < 2 * values.size(); other++) {
                assertThat(column.cell(one) == column.cell(other))
                        .isEqualTo(one % values.size() == other % values.size());
            }
        }
        assertThat(column.cell(0)).isEqualTo(Operations.NO_VALUE);
        assertThat(column.get(2 * values.size())).isEqualTo(Value.of(List.of(values.get(5), values.get(3))));
    }

    private static List<Long> contents(LongColumn column) {
        var copied = new long[column.size()];
        column.copy(0, copied.length, copied);
        var contents = new ArrayList<Long>();
        for (var row = 0; row < column.size(); row++) {
            assertThat(column.get(row)).isEqualTo(copied[row]);
            contents.add(copied[row]);
        }
        return contents;
    }

    private static List<Integer> contents(IntColumn column) {
        var copied = new int[column.size()];
        column.copy(0, copied.length, copied);
        var contents = new ArrayList<Integer>();
        for (var row = 0; row < column.size(); row++) {
            assertThat(column.get(row)).isEqualTo(copied[row]);
            contents.add(copied[row]);
        }
        return contents;
    }
}
