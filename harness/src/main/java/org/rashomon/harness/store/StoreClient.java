package org.rashomon.harness.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.harness.store.StoreHttp.Answer;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.clients.BlockingClient;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.clients.SessionToken;
import org.rashomon.workloads.generators.Invocation;

/** A client of the reference store on one node. */
public final class StoreClient implements BlockingClient {

    private final StoreHttp http;
    private final String node;
    private final Duration timeout;
    private final Contract contract;

    /**
     * A client.
     *
     * @param timeout how long it waits for an answer
     * @param contract how the store is configured, and what sessions carry along
     */
    public StoreClient(StoreHttp http, String node, Duration timeout, Contract contract) {
        this.http = http;
        this.node = node;
        this.timeout = timeout;
        this.contract = contract;
    }

    @Override
    public Completion invoke(Invocation invocation, SessionToken token) throws IOException, InterruptedException {
        var request = StoreRequest.of(invocation, contract.strategy());
        if (request.isEmpty()) {
            return new Completion.Failed("the reference store has no operation %s of %s"
                    .formatted(invocation.function(), invocation.value()));
        }
        try {
            return completion(invocation, http.send(node, request.get(), parameters(request.get(), token), timeout));
        } catch (ConnectException | HttpConnectTimeoutException neverSent) {
            return new Completion.Failed("cannot connect to " + node);
        }
    }

    private String parameters(StoreRequest request, SessionToken token) {
        var parameters = new ArrayList<String>();
        if (contract.sessions() == Sessions.TOKENS && !token.seen().isEmpty()) {
            parameters.add("after="
                    + token.seen().entries().entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + entry.getValue())
                            .collect(Collectors.joining(",")));
        }
        if (contract.is(Strategy.SIBLINGS)
                && (request.method().equals("PUT") || request.method().equals("DELETE"))) {
            parameters.add(
                    "context=" + token.context().stream().map(Object::toString).collect(Collectors.joining(",")));
        }
        return parameters.isEmpty() ? "" : (request.path().contains("?") ? "&" : "?") + String.join("&", parameters);
    }

    /** Client errors and a refusal for overload are promised to be without effect; other errors promise nothing. */
    private Completion completion(Invocation invocation, Answer answer) {
        var status = answer.status();
        var version = StoreJson.version(answer.body());
        var isRead = invocation.function().equals(Function.READ);
        if (isRead && status == 404 && answer.body().path("error").asString("").equals("not-found")) {
            return new Completion.Ok(Value.NONE, version);
        }
        if (status == 200) {
            return new Completion.Ok(isRead ? read(answer) : written(invocation, answer), version);
        }
        var error = "HTTP %d: %s".formatted(status, answer.message());
        return (status >= 400 && status < 500) || status == 503
                ? new Completion.Failed(error)
                : new Completion.Indeterminate(error);
    }

    private static Value read(Answer answer) {
        var body = answer.body();
        if (body.has("entries")) {
            return Value.of(body.path("entries")
                    .valueStream()
                    .map(entry -> StoreJson.value(entry.path("value")))
                    .toList());
        }
        return StoreJson.value(body.has("values") ? body.path("values") : body.path("value"));
    }

    /** What was asked for, except where only the store knows: an id, a statement's value, what a transaction read. */
    private static Value written(Invocation invocation, Answer answer) {
        var body = answer.body();
        return switch (invocation.function().name()) {
            case "create" -> StoreJson.value(body.path("id"));
            case "txn" -> StoreJson.value(body.path("operations"));
            case "write" -> body.has("value") ? StoreJson.value(body.path("value")) : invocation.value();
            default -> invocation.value();
        };
    }
}
