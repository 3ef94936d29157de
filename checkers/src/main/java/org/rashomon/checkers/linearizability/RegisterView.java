package org.rashomon.checkers.linearizability;

import org.rashomon.checkers.linearizability.models.Register;

/** The operations of a register by the codes of the values that they observe and leave. */
final class RegisterView {

    /** No value: a write observes none, a read leaves none. */
    static final int NOTHING = -1;

    final Subhistory history;
    private final byte[] kinds;

    private static final byte READ = 0;
    private static final byte WRITE = 1;
    private static final byte DELETE = 2;
    private static final byte CAS = 3;

    RegisterView(Subhistory history) {
        this.history = history;
        kinds = new byte[history.functions.size()];
        for (var i = 0; i < kinds.length; i++) {
            kinds[i] = switch (history.functions.get(i).name()) {
                case "read" -> READ;
                case "write" -> WRITE;
                case "delete" -> DELETE;
                case "cas" -> CAS;
                default -> throw new IllegalArgumentException("a register has no " + history.functions.get(i));
            };
        }
    }

    /** Whether a model's operations can be seen this way. */
    static boolean fits(Model<?> model) {
        return model instanceof Register;
    }

    /** The value that the operation found, or {@link #NOTHING} when it did not look. */
    int observes(int op) {
        return switch (kinds[history.function[op]]) {
            case READ -> history.second[op];
            case CAS -> history.first[op];
            default -> NOTHING;
        };
    }

    /** The value that the operation leaves, or {@link #NOTHING} when it only looks. */
    int writes(int op) {
        return switch (kinds[history.function[op]]) {
            case WRITE -> history.first[op];
            case CAS -> history.first[op] == history.second[op] ? NOTHING : history.second[op];
            case DELETE -> ValueCoder.NONE;
            default -> NOTHING;
        };
    }
}
