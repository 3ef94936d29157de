package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/** Numbers at places, of which the least between two places is found, and each can be changed, in logarithmic time. */
final class RangeMinimum {

    /** What stands at a place that does not count. */
    static final int ABSENT = Integer.MAX_VALUE;

    static final int NOWHERE = -1;

    private final int[] value;
    /** The place of the least value below each node; the nodes below {@code node} are {@code 2 * node} and the next. */
    private final int[] least;

    private final int width;

    /** With a number at each place. */
    RangeMinimum(int[] numbers) {
        width = Math.max(1, Integer.highestOneBit(Math.max(1, numbers.length - 1)) * 2);
        value = Arrays.copyOf(numbers, width);
        Arrays.fill(value, numbers.length, width, ABSENT);
        least = new int[2 * width];
        for (var place = 0; place < width; place++) {
            least[width + place] = place;
        }
        for (var node = width - 1; node > 0; node--) {
            least[node] = lesser(least[2 * node], least[2 * node + 1]);
        }
    }

    int value(int place) {
        return value[place];
    }

    void set(int place, int number) {
        value[place] = number;
        for (var node = (width + place) / 2; node > 0; node /= 2) {
            least[node] = lesser(least[2 * node], least[2 * node + 1]);
        }
    }

    /** The place of the least number from one place to before another, or {@link #NOWHERE}. */
    int find(int from, int to) {
        var place = NOWHERE;
        for (int low = width + from, high = width + to; low < high; low /= 2, high /= 2) {
            if ((low & 1) == 1) {
                place = lesser(place, least[low++]);
            }
            if ((high & 1) == 1) {
                place = lesser(place, least[--high]);
            }
        }
        return place == NOWHERE || value[place] == ABSENT ? NOWHERE : place;
    }

    private int lesser(int one, int other) {
        return one == NOWHERE || value[other] < value[one] ? other : one;
    }
}
