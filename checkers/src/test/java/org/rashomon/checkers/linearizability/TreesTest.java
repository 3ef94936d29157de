package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreesTest {

    @Test
    void theLeastOfARangeIsFoundWhereLookingThroughItFindsIt() {
        Seeds.forEach(300, random -> {
            var numbers = random.ints(1 + random.nextInt(40), 0, 20).toArray();
            var tree = new RangeMinimum(numbers);
            for (var step = 0; step < 30; step++) {
                var place = random.nextInt(numbers.length);
                numbers[place] = random.nextInt(4) == 0 ? RangeMinimum.ABSENT : random.nextInt(20);
                tree.set(place, numbers[place]);
                var from = random.nextInt(numbers.length);
                var to = from + random.nextInt(numbers.length - from + 1);

                var found = tree.find(from, to);

                var least =
                        IntStream.range(from, to).map(at -> numbers[at]).min().orElse(RangeMinimum.ABSENT);
                assertThat(found == RangeMinimum.NOWHERE).isEqualTo(least == RangeMinimum.ABSENT);
                if (found != RangeMinimum.NOWHERE) {
                    assertThat(found).isBetween(from, to - 1);
                    assertThat(numbers[found]).isEqualTo(least);
                    assertThat(tree.value(found)).isEqualTo(least);
                }
            }
        });
    }

    @Test
    void theFirstFreePlaceIsTheOneThatCountingFinds() {
        Seeds.forEach(300, random -> {
            var counts = random.ints(1 + random.nextInt(40), 0, 2).toArray();
            var coverage = new Coverage(counts.length);
            coverage.addAll(counts);
            for (var step = 0; step < 30; step++) {
                var begin = random.nextInt(counts.length);
                var end = begin + random.nextInt(counts.length - begin + 3);
                var within = IntStream.range(begin, Math.min(end, counts.length));
                var change = within.allMatch(at -> counts[at] > 0) ? -1 : 1;
                IntStream.range(begin, Math.min(end, counts.length)).forEach(at -> counts[at] += change);
                coverage.add(begin, end, change);
                var from = random.nextInt(counts.length);
                var to = from + random.nextInt(counts.length - from + 3);

                assertThat(coverage.firstFree(from, to))
                        .isEqualTo(IntStream.range(from, Math.min(to, counts.length))
                                .filter(at -> counts[at] == 0)
                                .findFirst()
                                .orElse(Coverage.NOWHERE));
            }
        });
    }
}
