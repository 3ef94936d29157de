package org.rashomon.nemesis.toxiproxy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The proxies by their names. Safe for use by several threads. */
final class Proxies {

    private final Map<String, ProxyServer> byName = new TreeMap<>();
    private final EntropyAndTime environment;

    Proxies(EntropyAndTime environment) {
        this.environment = environment;
    }

    /**
     * A proxy as it is asked for.
     */
    record Wish(String name, String listen, String upstream, boolean enabled) {}

    synchronized ProxyServer create(Wish wish) {
        if (byName.containsKey(wish.name())) {
            throw ApiError.proxyExists();
        }
        return start(wish);
    }

    /** Replaces a proxy of the same name, unless it is as wished. */
    synchronized ProxyServer createOrReplace(Wish wish) {
        var existing = Optional.ofNullable(byName.get(wish.name()));
        if (existing.isPresent()) {
            if (!existing.get().differs(wish.listen(), wish.upstream())) {
                return existing.get();
            }
            existing.get().stop();
        }
        return start(wish);
    }

    synchronized ProxyServer get(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(ApiError::noProxy);
    }

    synchronized Collection<ProxyServer> all() {
        return List.copyOf(byName.values());
    }

    synchronized void delete(String name) {
        get(name).stop();
        byName.remove(name);
    }

    synchronized void clear() {
        byName.values().forEach(ProxyServer::stop);
        byName.clear();
    }

    private ProxyServer start(Wish wish) {
        var proxy = new ProxyServer(wish.name(), wish.listen(), wish.upstream(), environment.split());
        if (wish.enabled()) {
            proxy.enable();
        }
        byName.put(wish.name(), proxy);
        return proxy;
    }
}
