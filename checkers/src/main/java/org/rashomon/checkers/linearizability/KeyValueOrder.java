package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.models.KeyValue;

/**
 * Decides a key whose texts, put or appended, are all different, by looking at it as a register.
 *
 * <p>A get shows a put, or nothing, and the appends since then in their order. So every append that was shown stands
 * directly behind what is in front of it in the longest get that shows it: it is a compare-and-set from the one text to
 * the other. A put is a write; and so is an append that no get shows, since nobody sees what it leaves before the next
 * put. {@link UniqueRegister} decides the rest.
 *
 * <p>Where gets cannot be divided into texts in one way, or do not agree, nothing is decided.
 */
final class KeyValueOrder {

    private static final int INITIAL = 0;
    private static final int NOBODY = -1;

    private final Subhistory history;
    /** Who put or appended each text. */
    private final Map<String, Integer> writerOf = new HashMap<>();
    /** The lengths that texts have, the longest first. */
    private final TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());

    private final boolean[] isPut;
    private final int[] observes;
    private final int[] writes;
    private int codes = 1;
    private final Map<Integer, Epoch> epochs = new HashMap<>();

    private KeyValueOrder(Subhistory history) {
        this.history = history;
        isPut = new boolean[history.size()];
        observes = new int[history.size()];
        writes = new int[history.size()];
        Arrays.fill(observes, RegisterColumns.NOTHING);
        Arrays.fill(writes, RegisterColumns.NOTHING);
    }

    /** The longest get that begins with one put, or with none; and the code of the state at each place in it. */
    private record Epoch(String text, Map<Integer, Integer> codeAt) {}

    static boolean fits(Model<?> model) {
        return model instanceof KeyValue;
    }

    /** An order, or open. */
    static Decision decide(Subhistory history) {
        return new KeyValueOrder(history)
                .columns()
                .flatMap(UniqueRegister::decide)
                .<Decision>map(finding -> finding instanceof UniqueRegister.Finding.Linearizable(var order)
                        ? new Decision.Linearizable(order)
                        : new Decision.Open())
                .orElseGet(Decision.Open::new);
    }

    private Optional<RegisterColumns> columns() {
        var gets = new ArrayList<Integer>();
        for (var op = 0; op < history.size(); op++) {
            var function = history.functions.get(history.function[op]).name();
            if (function.equals("get")) {
                gets.add(op);
            } else if (!noteWriter(op, function.equals("put"))) {
                return Optional.empty();
            }
        }
        var shown = new HashMap<Integer, String>();
        gets.forEach(
                op -> shown.computeIfAbsent(history.second[op], code -> KeyValue.text(history.values.value(code))));
        var codeOf = new HashMap<Integer, Integer>();
        for (var get : longestFirst(shown)) {
            var code = code(get.getValue());
            if (code == NOBODY) {
                return Optional.empty();
            }
            codeOf.put(get.getKey(), code);
        }
        gets.forEach(op -> observes[op] = codeOf.getOrDefault(history.second[op], INITIAL));
        return Optional.of(draft());
    }

    private static List<Map.Entry<Integer, String>> longestFirst(Map<Integer, String> shown) {
        return shown.entrySet().stream()
                .sorted(Comparator.comparingInt(get -> -get.getValue().length()))
                .toList();
    }

    private boolean noteWriter(int op, boolean isPutCall) {
        var text = KeyValue.text(history.values.value(history.first[op]));
        isPut[op] = isPutCall;
        lengths.add(text.length());
        return !text.isEmpty() && writerOf.putIfAbsent(text, op) == null;
    }

    /** The code of the state that a get shows, or {@link #NOBODY} if it cannot be told. */
    private int code(String text) {
        if (text.isEmpty()) {
            return INITIAL;
        }
        var first = writerAt(text, 0);
        if (first == NOBODY) {
            return NOBODY;
        }
        var begin = isPut[first] ? first : NOBODY;
        var known = epochs.get(begin);
        if (known != null) {
            return known.text().startsWith(text) ? known.codeAt().getOrDefault(text.length(), NOBODY) : NOBODY;
        }
        return begin(text, begin);
    }

    /** Takes the longest get of an epoch apart. */
    private int begin(String text, int begin) {
        var codeAt = new HashMap<Integer, Integer>();
        var state = INITIAL;
        for (var at = 0; at < text.length(); ) {
            var writer = writerAt(text, at);
            var fits =
                    writer != NOBODY && writes[writer] == RegisterColumns.NOTHING && isPut[writer] == (writer == begin);
            if (!fits) {
                return NOBODY;
            }
            observes[writer] = writer == begin ? RegisterColumns.NOTHING : state;
            state = codes++;
            writes[writer] = state;
            at += length(writer);
            codeAt.put(at, state);
        }
        epochs.put(begin, new Epoch(text, codeAt));
        return state;
    }

    /** Whose text stands at a place; {@link #NOBODY} if nobody's does, or that of more than one. */
    private int writerAt(String text, int at) {
        var writer = NOBODY;
        for (int length : lengths) {
            var known = at + length > text.length() ? null : writerOf.get(text.substring(at, at + length));
            if (known != null && writer != NOBODY) {
                return NOBODY;
            }
            writer = known == null ? writer : known;
        }
        return writer;
    }

    private int length(int writer) {
        return KeyValue.text(history.values.value(history.first[writer])).length();
    }

    private RegisterColumns draft() {
        var draft = new RegisterColumns.Draft(history.size(), 1, false);
        for (var op = 0; op < history.size(); op++) {
            var isGet = history.functions.get(history.function[op]).name().equals("get");
            var isUnseen = !isGet && writes[op] == RegisterColumns.NOTHING;
            draft.add(history.call[op], history.ret[op], 0);
            draft.observes[op] = observes[op];
            draft.writes[op] = isUnseen ? codes++ : writes[op];
            draft.readers.addIf(isGet, op);
            draft.writers.addIf(!isGet && observes[op] == RegisterColumns.NOTHING, op);
            draft.swaps.addIf(!isGet && observes[op] != RegisterColumns.NOTHING, op);
        }
        return draft.finish(new int[] {INITIAL}, history.events.length, codes, false);
    }
}
