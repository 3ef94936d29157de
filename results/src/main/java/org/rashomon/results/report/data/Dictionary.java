package org.rashomon.results.report.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts by number, counted from 0. A text that is long is cut, and once there is no room left every further text is
 * told to have been left out, so that no history can bloat a report.
 */
final class Dictionary {

    private static final String LEFT_OUT = "(left out of this report; it is in the history)";

    private final int textLength;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private long room;

    Dictionary(int textLength, long room) {
        this.textLength = textLength;
        this.room = room;
    }

    int number(String text) {
        var cut = VisibleText.of(text, textLength);
        var known = numbers.get(cut);
        if (known != null) {
            return known;
        }
        if (room < cut.length()) {
            return numbers.computeIfAbsent(LEFT_OUT, this::append);
        }
        room -= cut.length();
        return numbers.computeIfAbsent(cut, this::append);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    private int append(String text) {
        texts.add(text);
        return texts.size() - 1;
    }
}
