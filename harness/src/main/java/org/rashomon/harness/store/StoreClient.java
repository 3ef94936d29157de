package org.rashomon.harness.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import org.rashomon.harness.store.StoreHttp.Answer;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.clients.BlockingClient;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.set.SetWorkload;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A client of the reference store on one node.
 *
 * <p>An element of a set is a key of its own below the set's name, so that adds never conflict.
 */
public final class StoreClient implements BlockingClient {

    private final StoreHttp http;
    private final String node;
    private final Duration timeout;

    /**
     * A client.
     *
     * @param timeout how long it waits for an answer
     */
    public StoreClient(StoreHttp http, String node, Duration timeout) {
        this.http = http;
        this.node = node;
        this.timeout = timeout;
    }

    @Override
    public Completion invoke(Invocation invocation, SessionToken token) throws IOException, InterruptedException {
        try {
            return carryOut(invocation);
        } catch (ConnectException | HttpConnectTimeoutException neverSent) {
            return new Completion.Failed("cannot connect to " + node);
        }
    }

    private Completion carryOut(Invocation invocation) throws IOException, InterruptedException {
        var key = invocation.key();
        var value = invocation.value();
        var function = invocation.function();
        if (function.equals(Function.READ)) {
            return key.equals(SetWorkload.KEY) ? readSet(key) : read(key);
        }
        if (function.equals(Function.WRITE)) {
            return completion(put(key, value), value);
        }
        if (function.equals(Function.ADD)) {
            return completion(put(elementKey(key, value), value), value);
        }
        if (function.equals(Function.DELETE)) {
            return completion(http.delete(node, StoreHttp.keyPath(key), timeout), Value.NONE);
        }
        if (function.equals(Function.COMPARE_AND_SET) && value instanceof Value.Sequence(var sides)) {
            var body = JsonNodeFactory.instance.objectNode();
            body.set("expected", StoreJson.json(sides.getFirst()));
            body.set("value", StoreJson.json(sides.getLast()));
            return completion(http.post(node, StoreHttp.keyPath(key) + "/compare-and-set", body, timeout), value);
        }
        return new Completion.Failed("the reference store has no operation " + function);
    }

    private Answer put(String key, Value value) throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("value", StoreJson.json(value));
        return http.put(node, StoreHttp.keyPath(key), body, timeout);
    }

    private Completion read(String key) throws IOException, InterruptedException {
        var answer = http.get(node, StoreHttp.keyPath(key), timeout);
        if (answer.status() == 404 && answer.body().path("error").asString("").equals("not-found")) {
            return new Completion.Ok(Value.NONE, StoreJson.version(answer.body()));
        }
        return completion(answer, StoreJson.value(answer.body().path("value")));
    }

    private Completion readSet(String set) throws IOException, InterruptedException {
        var answer = http.get(node, "/kv?prefix=" + elementKey(set, Value.of("")), timeout);
        var elements = new ArrayList<Value>();
        answer.body().path("entries").forEach(entry -> elements.add(StoreJson.value(entry.path("value"))));
        return completion(answer, Value.of(elements));
    }

    private static String elementKey(String set, Value element) {
        return set + "." + (element instanceof Value.Int(var number) ? Long.toString(number) : "");
    }

    /** Client errors and a refusal for overload are promised to be without effect; other errors promise nothing. */
    private static Completion completion(Answer answer, Value value) {
        var status = answer.status();
        if (status == 200) {
            return new Completion.Ok(value, StoreJson.version(answer.body()));
        }
        var error = "HTTP %d: %s".formatted(status, answer.message());
        return (status >= 400 && status < 500) || status == 503
                ? new Completion.Failed(error)
                : new Completion.Indeterminate(error);
    }
}
