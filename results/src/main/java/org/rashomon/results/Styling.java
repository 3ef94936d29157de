package org.rashomon.results;

/** How text is dressed for a terminal. */
public enum Styling {
    /** Characters only: for files, pipes and scripts. */
    PLAIN,
    /** With ANSI colors. The words say the same without them. */
    ANSI;

    private static final String RESET = "\u001b[0m";

    String verdict(Conclusion conclusion) {
        return dress(
                conclusion.word(),
                switch (conclusion) {
                    case VALID -> "\u001b[1;32m";
                    case INVALID -> "\u001b[1;31m";
                    case UNDECIDED, VACUOUS, BROKEN -> "\u001b[1;33m";
                });
    }

    String label(String label) {
        return dress(label, "\u001b[2m");
    }

    private String dress(String text, String code) {
        return switch (this) {
            case PLAIN -> text;
            case ANSI -> code + text + RESET;
        };
    }
}
