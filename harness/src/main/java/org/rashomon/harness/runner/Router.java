package org.rashomon.harness.runner;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.history.Function;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Worker;

/**
 * Sends each operation to a node.
 *
 * <p>The home of a key follows from its name alone. All clients go by one health check, so that a key has one home at
 * a time: the next leader takes over when the home does not answer, and hands back as soon as it does.
 */
final class Router {

    private final Routing routing;
    private final List<String> nodes;
    private final List<String> leaders;
    private final SplittableRandom random;
    private final Set<String> down = new HashSet<>();

    /**
     * A router.
     *
     * @param leaders the nodes that accept writes
     */
    Router(Routing routing, List<String> nodes, List<String> leaders, long seed) {
        this.routing = routing;
        this.nodes = List.copyOf(nodes);
        this.leaders = List.copyOf(leaders);
        this.random = new SplittableRandom(seed);
    }

    /** The node for an operation of a worker; what changes something goes to a leader. */
    String nodeFor(Worker worker, Invocation invocation) {
        var node = switch (routing) {
            case STICKY -> worker.node();
            case ROAMING -> nodes.get(random.nextInt(nodes.size()));
            case HOME -> home(invocation.key());
        };
        return leaders.contains(node) || invocation.function().equals(Function.READ) ? node : home(invocation.key());
    }

    /** Takes the answers of one round of health checks. */
    void observed(Map<String, Optional<ReplicaStatus>> round) {
        round.forEach((node, status) -> {
            if (status.isPresent()) {
                down.remove(node);
            } else {
                down.add(node);
            }
        });
    }

    private String home(String key) {
        var first = Math.floorMod(key.hashCode(), leaders.size());
        for (var offset = 0; offset < leaders.size(); offset++) {
            var candidate = leaders.get((first + offset) % leaders.size());
            if (!down.contains(candidate)) {
                return candidate;
            }
        }
        return leaders.get(first);
    }
}
