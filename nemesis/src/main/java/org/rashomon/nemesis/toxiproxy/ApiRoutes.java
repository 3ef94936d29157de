package org.rashomon.nemesis.toxiproxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Toxiproxy's HTTP interface offers. */
final class ApiRoutes {

    /** The version of Toxiproxy whose interface this is. */
    private static final String VERSION = "2.12.0";

    private final Proxies proxies;

    ApiRoutes(Proxies proxies) {
        this.proxies = proxies;
    }

    /** An answer; its body is written as JSON. */
    record Answer(int status, Object body) {

        private static final Answer DONE = new Answer(204, "");

        private static Answer ok(Object body) {
            return new Answer(200, body);
        }

        private static Answer created(Object body) {
            return new Answer(201, body);
        }

        static Answer error(int status, String message) {
            return new Answer(status, new ApiView.Failure(message, status));
        }
    }

    /** Answers a request, or throws an {@link ApiError}. */
    Answer answer(String method, String path, ApiBody body) {
        var parts = List.of(path.substring(1).split("/"));
        // Updates are asked for by POST or, since 2.6, by PATCH.
        var verb = parts.size() % 2 == 0 && method.equals("PATCH") ? "POST" : method;
        return switch (parts.size()) {
            case 1 -> whole(verb, parts.get(0), body);
            case 2 -> proxy(verb, parts, body);
            case 3 -> toxics(verb, parts, body);
            case 4 -> toxic(verb, parts, body);
            default -> unknownPath();
        };
    }

    private Answer whole(String method, String what, ApiBody body) {
        return switch (method + " " + what) {
            case "GET version" -> Answer.ok(Map.of("version", VERSION));
            case "POST reset" -> reset();
            case "GET proxies" -> Answer.ok(index());
            case "POST proxies" -> Answer.created(view(proxies.create(body.proxy())));
            case "POST populate" -> populate(body);
            default ->
                Arrays.asList("version", "reset", "proxies", "populate").contains(what) ? wrongMethod() : unknownPath();
        };
    }

    private Answer proxy(String method, List<String> parts, ApiBody body) {
        if (!parts.get(0).equals("proxies")) {
            return unknownPath();
        }
        var name = parts.get(1);
        return switch (method) {
            case "GET" -> Answer.ok(view(proxies.get(name)));
            case "POST" -> Answer.ok(view(update(proxies.get(name), body)));
            case "DELETE" -> delete(name);
            default -> wrongMethod();
        };
    }

    private Answer toxics(String method, List<String> parts, ApiBody body) {
        if (!isToxics(parts)) {
            return unknownPath();
        }
        var proxy = proxies.get(parts.get(1));
        return switch (method) {
            case "GET" -> Answer.ok(view(proxy).toxics());
            case "POST" -> {
                var toxic = body.toxic();
                proxy.add(toxic);
                yield Answer.ok(ApiView.of(toxic));
            }
            default -> wrongMethod();
        };
    }

    private Answer toxic(String method, List<String> parts, ApiBody body) {
        if (!isToxics(parts)) {
            return unknownPath();
        }
        var proxy = proxies.get(parts.get(1));
        var name = parts.get(3);
        return switch (method) {
            case "GET" -> Answer.ok(ApiView.of(proxy.toxic(name)));
            case "POST" -> Answer.ok(ApiView.of(proxy.change(name, body::changed)));
            case "DELETE" -> {
                proxy.remove(name);
                yield Answer.DONE;
            }
            default -> wrongMethod();
        };
    }

    private static boolean isToxics(List<String> parts) {
        return parts.get(0).equals("proxies") && parts.get(2).equals("toxics");
    }

    private Map<String, ApiView.OfProxy> index() {
        var index = new TreeMap<String, ApiView.OfProxy>();
        proxies.all().forEach(proxy -> index.put(proxy.state().name(), view(proxy)));
        return index;
    }

    private Answer reset() {
        for (var proxy : proxies.all()) {
            proxy.enable();
            proxy.removeToxics();
        }
        return Answer.DONE;
    }

    private Answer populate(ApiBody body) {
        var done = new ArrayList<ApiView.OfProxy>();
        try {
            for (var wish : body.proxies()) {
                done.add(view(proxies.createOrReplace(wish)));
            }
        } catch (ApiError error) {
            var message = String.valueOf(error.getMessage());
            return new Answer(error.status(), new ApiView.PartlyPopulated(message, error.status(), done));
        }
        return Answer.created(new ApiView.Populated(done));
    }

    private static ProxyServer update(ProxyServer proxy, ApiBody body) {
        var wish = body.changed(proxy.state());
        proxy.move(wish.listen(), wish.upstream());
        if (wish.enabled()) {
            proxy.enable();
        } else {
            proxy.disable();
        }
        return proxy;
    }

    private Answer delete(String name) {
        proxies.delete(name);
        return Answer.DONE;
    }

    private static ApiView.OfProxy view(ProxyServer proxy) {
        return ApiView.of(proxy.state());
    }

    private static Answer wrongMethod() {
        return Answer.error(405, "405 method not allowed");
    }

    private static Answer unknownPath() {
        return Answer.error(404, "404 page not found");
    }
}
