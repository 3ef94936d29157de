package org.rashomon.referencedb;

/** Evaluates statements as this replica does: its clock, its dice, its counter. */
public final class Statements {

    private final String node;
    private long evaluated;
    private long increments;

    /** How far the sequences of values have come. */
    public record Position(long evaluated, long increments) {}

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

    Position position() {
        return new Position(evaluated, increments);
    }

    /** Goes on from where an earlier life had come to. */
    void resume(Position position) {
        evaluated = position.evaluated();
        increments = position.increments();
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
