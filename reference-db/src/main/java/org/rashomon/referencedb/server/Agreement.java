package org.rashomon.referencedb.server;

import org.rashomon.referencedb.strategies.Strategy;

/** Refuses a strategy under settings that it cannot work with. */
final class Agreement {

    private final JsonFields fields;
    private final Strategy strategy;

    Agreement(JsonFields fields, Strategy strategy) {
        this.fields = fields;
        this.strategy = strategy;
    }

    /**
     * Looks at all of them.
     *
     * @throws ConfigException for the first that does not go with the strategy
     */
    void require() {
        var topology = fields.textOr("topology", "all-to-all");
        var delivery = fields.textOr("delivery", "fifo");
        var replication = fields.textOr("replication", "asynchronous");
        if (strategy.policy().isCoordinated()) {
            refuseUnless(
                    topology.equals("all-to-all"),
                    "topology",
                    topology,
                    "every node must reach every other; choose all-to-all");
            refuseUnless(
                    !delivery.equals("unordered"),
                    "delivery",
                    delivery,
                    "the writes of a node are decided in their order; choose fifo or causal");
            refuseUnless(
                    replication.equals("asynchronous"),
                    "replication",
                    replication,
                    "a write waits for all nodes anyway; choose asynchronous");
        }
        refuseUnless(
                !strategy.policy().needsCausalDelivery() || delivery.equals("causal"),
                "delivery",
                delivery,
                "an element has its place only once the one that it goes behind is there; choose causal");
        refuseUnless(
                !topology.equals(PolicyReader.SINGLE_LEADER) || strategy.name().startsWith("lww-"),
                "topology",
                topology,
                "no write is concurrent with another, so that there is nothing to resolve; choose strategy "
                        + "lww-wall-clock or another that begins with lww, or topology all-to-all");
    }

    private void refuseUnless(boolean goesTogether, String field, String value, String why) {
        if (!goesTogether) {
            throw new ConfigException(
                    "field \"%s\" is \"%s\", but with strategy %s %s".formatted(field, value, strategy.name(), why));
        }
    }
}
