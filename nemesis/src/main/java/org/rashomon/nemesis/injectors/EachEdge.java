package org.rashomon.nemesis.injectors;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rashomon.nemesis.Edge;

/** Does something with all links at once: a probe of a cut link takes as long as its time limit. */
final class EachEdge {

    private EachEdge() {}

    static void run(SortedSet<Edge> edges, Consumer<Edge> action) {
        Function<Edge, Edge> andReturn = edge -> {
            action.accept(edge);
            return edge;
        };
        apply(edges, andReturn);
    }

    static <T> Map<Edge, T> apply(SortedSet<Edge> edges, Function<Edge, T> action) {
        var results = new TreeMap<Edge, T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new TreeMap<Edge, Future<T>>();
            edges.forEach(edge -> futures.put(edge, threads.submit(() -> action.apply(edge))));
            for (var entry : futures.entrySet()) {
                try {
                    results.put(entry.getKey(), entry.getValue().get());
                } catch (InterruptedException interrupted) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new InjectionException("interrupted while busy with " + entry.getKey(), interrupted);
                } catch (ExecutionException failed) {
                    throw new InjectionException(
                            "%s: %s".formatted(entry.getKey(), failed.getCause()), failed.getCause());
                }
            }
        }
        return results;
    }
}
