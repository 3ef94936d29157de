package org.rashomon.referencedb;

/** Evaluates statements as this replica does: its clock, its dice, its counter. */
final class Statements {

    private final String node;
    private long evaluated;
    private long increments;

    Statements(String node) {
        this.node = node;
    }

    /** The JSON that the statement gives here and now. */
    String evaluate(Statement statement, long wallMicros) {
        return switch (statement) {
            case NOW -> Long.toString(wallMicros);
            case RAND -> Double.toString(random());
            case AUTO_INCREMENT -> Long.toString(increments + 1);
        };
    }

    /** From 0 to 1; another sequence on each replica, and the same in each life of one. */
    private double random() {
        var bits = Hashing.mix(Hashing.scramble(evaluated), node);
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** Something was applied, be it now or in an earlier life. */
    void note(Change change) {
        evaluated++;
        if (change.content() instanceof Content.Evaluated(var statement, var ignored)
                && statement == Statement.AUTO_INCREMENT) {
            increments++;
        }
    }
}
