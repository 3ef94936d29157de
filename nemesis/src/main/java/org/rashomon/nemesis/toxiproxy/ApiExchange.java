package org.rashomon.nemesis.toxiproxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests and writes answers; what they mean is up to {@link ApiRoutes}. */
final class ApiExchange implements HttpHandler {

    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int NO_CONTENT = 204;
    private static final int INTERNAL_ERROR = 500;

    private final JsonMapper json = new JsonMapper();
    private final ApiRoutes routes;

    ApiExchange(ApiRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            if (answer.status() == NO_CONTENT) {
                exchange.sendResponseHeaders(NO_CONTENT, -1);
                return;
            }
            var body = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ApiRoutes.Answer answer(HttpExchange exchange) throws IOException {
        // A page in a browser must not be able to drive a server on this machine.
        var agent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent"));
        if (agent.filter(name -> name.startsWith("Mozilla/")).isPresent()) {
            return ApiRoutes.Answer.error(FORBIDDEN, "User agent not allowed");
        }
        var body = exchange.getRequestBody().readAllBytes();
        try {
            return routes.answer(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), new ApiBody(json, body));
        } catch (ApiError error) {
            return ApiRoutes.Answer.error(error.status(), String.valueOf(error.getMessage()));
        } catch (JacksonException invalid) {
            return ApiRoutes.Answer.error(BAD_REQUEST, "bad request body: " + invalid.getOriginalMessage());
        } catch (RuntimeException failed) {
            return ApiRoutes.Answer.error(INTERNAL_ERROR, String.valueOf(failed.getMessage()));
        }
    }
}
