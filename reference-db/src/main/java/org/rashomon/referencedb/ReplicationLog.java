package org.rashomon.referencedb;

/**
 * What travels of a write whose value a statement gave. Not sealed, so that a defect can stand in for one.
 */
public interface ReplicationLog {

    /** Gives a statement a value. */
    @FunctionalInterface
    interface Evaluator {
        String evaluate(Statement statement);
    }

    /** What the accepting replica writes. */
    Content accepted(Statement statement, Evaluator evaluator);

    /** What another replica makes of what has arrived. */
    Content arrived(Content content, Evaluator evaluator);

    /** What the accepting replica writes of a new row. */
    Content row(String table, String json);

    /** Whether a row that has arrived gets an id of this replica's own. */
    boolean renumbersRows();

    /** The value travels: every replica has the same. */
    record RowBased() implements ReplicationLog {
        @Override
        public Content accepted(Statement statement, Evaluator evaluator) {
            return new Content.Evaluated(statement, evaluator.evaluate(statement));
        }

        @Override
        public Content arrived(Content content, Evaluator evaluator) {
            return content;
        }

        @Override
        public Content row(String table, String json) {
            return new Content.Value(json);
        }

        @Override
        public boolean renumbersRows() {
            return false;
        }
    }

    /** The statement travels, and every replica evaluates it anew. */
    record StatementBased() implements ReplicationLog {
        @Override
        public Content accepted(Statement statement, Evaluator evaluator) {
            return new Content.Evaluated(statement, evaluator.evaluate(statement));
        }

        @Override
        public Content arrived(Content content, Evaluator evaluator) {
            return content instanceof Content.Evaluated(var statement, var ignored)
                    ? accepted(statement, evaluator)
                    : content;
        }

        @Override
        public Content row(String table, String json) {
            return new Content.Row(table, json);
        }

        @Override
        public boolean renumbersRows() {
            return true;
        }
    }
}
