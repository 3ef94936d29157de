package org.rashomon.nemesis.injectors;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.rashomon.nemesis.Edge;

/**
 * Links that run through the proxies of a Toxiproxy server, one proxy for each directed link.
 *
 * <p>A black hole acts on both directions of the proxied connections; everything that slows or resets acts on what is
 * sent, and lets the answers pass. Taking a black hole away closes the connections that were open in it, so whoever
 * uses them has to connect again.
 *
 * <p>On the real server resets act on connections made from then on; one that is open already is closed, rather than
 * reset, when something is sent over it.
 */
public final class ToxiproxyLinks implements Links, AutoCloseable {

    private final ToxiproxyClient client;
    private final BoundedCalls calls;
    private final ProxyNames names;
    private final Map<Edge, Link> proxies = new ConcurrentHashMap<>();

    private ToxiproxyLinks(ToxiproxyClient client, BoundedCalls calls, ProxyNames names) {
        this.client = client;
        this.calls = calls;
        this.names = names;
    }

    /**
     * Connects to the server, and removes the proxies that harnesses which are no more have left on it.
     *
     * @param api where the server is, such as {@code http://127.0.0.1:8474}
     * @param namePrefix begins the proxies' names; tells this run's from those of others
     * @throws InjectionException if there is no Toxiproxy server
     */
    public static ToxiproxyLinks connect(URI api, String namePrefix) {
        var calls = new BoundedCalls(api);
        var port = api.getPort() < 0 ? 8474 : api.getPort();
        var client = new ToxiproxyClient(api.getScheme(), api.getHost(), port);
        calls.call("find a Toxiproxy server", client::version);
        calls.call("remove stale proxies", () -> StaleProxies.remove(client));
        return new ToxiproxyLinks(client, calls, new ProxyNames(namePrefix));
    }

    /**
     * Opens a proxy for the link.
     *
     * @param upstream {@code host:port} of the node the link leads to; nobody need listen there yet
     * @return {@code host:port} at which the link's other end is to be dialed
     */
    public String open(Edge edge, String upstream) {
        return open(edge, "127.0.0.1:0", upstream);
    }

    /**
     * Opens a proxy for the link at an address of the caller's choice.
     *
     * @param listen {@code host:port} on the server's machine
     * @param upstream {@code host:port} of the node the link leads to, as the server sees it
     * @return {@code host:port} at which the server listens
     */
    public String open(Edge edge, String listen, String upstream) {
        var name = names.of(edge);
        var proxy = calls.call("open " + edge, () -> {
            var previous = client.getProxyOrNull(name);
            if (previous != null) {
                previous.delete();
            }
            return client.createProxy(name, listen, upstream);
        });
        proxies.put(edge, new Link(proxy, new ReentrantLock()));
        return proxy.getListen();
    }

    /** Leads the link elsewhere from now on. Open connections are closed; impairments stay in force. */
    public void redirect(Edge edge, String upstream) {
        onProxy("redirect", edge, proxy -> proxy.setUpstream(upstream));
    }

    @Override
    public void impose(Edge edge, Impairment impairment) {
        onProxy("impair", edge, proxy -> {
            remove(proxy, toxicNames(impairment));
            impose(proxy, impairment);
        });
    }

    @Override
    public void lift(Edge edge, Impairment impairment) {
        onProxy("heal", edge, proxy -> {
            remove(proxy, toxicNames(impairment));
            if (impairment instanceof Impairment.Refusal) {
                enable(proxy);
            }
        });
    }

    @Override
    public void restore(Edge edge) {
        onProxy("restore", edge, proxy -> {
            for (var toxic : proxy.toxics().getAll()) {
                toxic.remove();
            }
            enable(proxy);
        });
    }

    /** Deletes the proxies; their connections are closed. */
    @Override
    public void close() {
        var failures = new ArrayList<InjectionException>();
        for (var edge : List.copyOf(proxies.keySet())) {
            try {
                onProxy("close", edge, Proxy::delete);
                proxies.remove(edge);
            } catch (InjectionException failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void impose(Proxy proxy, Impairment impairment) throws IOException {
        var toxics = proxy.toxics();
        switch (impairment) {
            case Impairment.BlackHole hole -> {
                toxics.timeout("black-hole-up", ToxicDirection.UPSTREAM, 0);
                toxics.timeout("black-hole-down", ToxicDirection.DOWNSTREAM, 0);
            }
            case Impairment.LostRequests lost -> toxics.timeout("lost-requests", ToxicDirection.UPSTREAM, 0);
            case Impairment.LostReplies lost -> toxics.timeout("lost-replies", ToxicDirection.DOWNSTREAM, 0);
            case Impairment.Refusal refusal -> proxy.disable();
            case Impairment.Delay delay -> delay(toxics, delay);
            case Impairment.Throttle(var rate) -> toxics.bandwidth("throttle", ToxicDirection.UPSTREAM, rate);
            case Impairment.Slicing(var bytes, var pause) ->
                toxics.slicer("slicing", ToxicDirection.UPSTREAM, bytes, pause.toNanos() / 1_000);
            case Impairment.Resets resets -> toxics.resetPeer("resets", ToxicDirection.UPSTREAM, 0);
        }
    }

    private static void delay(ToxicList toxics, Impairment.Delay delay) throws IOException {
        toxics.latency("delay", ToxicDirection.UPSTREAM, delay.latency().toMillis())
                .setJitter(delay.jitter().toMillis());
    }

    /** Tries again for a while: on the real server a client's connection may have got the port of a disabled proxy. */
    private static void enable(Proxy proxy) throws IOException {
        var failures = new ArrayList<IOException>();
        var enabled = Patience.seconds(5).until(() -> {
            try {
                proxy.enable();
                return true;
            } catch (IOException failed) {
                failures.add(failed);
                return false;
            }
        });
        if (!enabled) {
            throw failures.getLast();
        }
    }

    private static Set<String> toxicNames(Impairment impairment) {
        return switch (impairment) {
            case Impairment.BlackHole hole -> Set.of("black-hole-up", "black-hole-down");
            case Impairment.LostRequests lost -> Set.of("lost-requests");
            case Impairment.LostReplies lost -> Set.of("lost-replies");
            case Impairment.Refusal refusal -> Set.of();
            case Impairment.Delay delay -> Set.of("delay");
            case Impairment.Throttle throttle -> Set.of("throttle");
            case Impairment.Slicing slicing -> Set.of("slicing");
            case Impairment.Resets resets -> Set.of("resets");
        };
    }

    private static void remove(Proxy proxy, Set<String> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        for (var toxic : proxy.toxics().getAll()) {
            if (names.contains(toxic.getName())) {
                toxic.remove();
            }
        }
    }

    private void onProxy(String verb, Edge edge, ProxyAction action) {
        var link = Optional.ofNullable(proxies.get(edge))
                .orElseThrow(() -> new InjectionException("cannot %s %s: it was never opened".formatted(verb, edge)));
        calls.call("%s %s".formatted(verb, edge), () -> {
            link.turn().lock();
            try {
                action.apply(link.proxy());
                return edge;
            } finally {
                link.turn().unlock();
            }
        });
    }

    /** A proxy, with whose turn it is: faults of different kinds may begin and end on a link at once. */
    private record Link(Proxy proxy, ReentrantLock turn) {}

    /** What is done with a proxy. */
    @FunctionalInterface
    private interface ProxyAction {
        void apply(Proxy proxy) throws IOException;
    }
}
