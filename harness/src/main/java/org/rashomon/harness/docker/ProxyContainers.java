package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.injectors.Impairment;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Links;
import org.rashomon.nemesis.injectors.ToxiproxyLinks;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.toxiproxy.ToxiproxyContainer;
import org.testcontainers.utility.DockerImageName;

/** As many containers of the real Toxiproxy as the links ask for, with one proxy for each link. */
final class ProxyContainers implements Links {

    /** As many ports as Testcontainers' module leaves for proxies. */
    private static final int LINKS_EACH = 32;

    private static final int API_PORT = 8474;
    private static final int FIRST_PORT = 8666;

    private final DockerClient docker;
    private final Networks networks;
    private final List<Bind> kept;
    private final Map<Edge, Link> links = new HashMap<>();

    /**
     * Nothing runs yet.
     *
     * @param kept volumes that must stay mounted for the whole run, for which a proxy's container is as good as any
     */
    ProxyContainers(DockerClient docker, Networks networks, List<Bind> kept) {
        this.docker = docker;
        this.networks = networks;
        this.kept = List.copyOf(kept);
    }

    /**
     * A link that runs through a proxy.
     *
     * @param proxies the server's
     * @param inside where the nodes enter it
     * @param outside where this machine enters it
     */
    private record Link(ToxiproxyLinks proxies, String inside, String outside) {}

    /**
     * Starts the containers and opens the links.
     *
     * @param upstream host and port at which a link ends, as a proxy sees it
     */
    void start(String image, List<Edge> edges, Function<Edge, String> upstream) {
        var count = (edges.size() + LINKS_EACH - 1) / LINKS_EACH;
        var ports = FreePorts.take(edges.size() + count);
        var shares = IntStream.range(0, count)
                .mapToObj(
                        number -> edges.subList(number * LINKS_EACH, Math.min(edges.size(), (number + 1) * LINKS_EACH)))
                .toList();
        var containers = new ArrayList<ToxiproxyContainer>();
        for (var number = 0; number < count; number++) {
            var first = number * (LINKS_EACH + 1);
            containers.add(container(
                    image,
                    "proxy" + number,
                    ports.subList(first, first + shares.get(number).size() + 1)));
        }
        Startables.deepStart(containers).join();
        for (var number = 0; number < count; number++) {
            var mine = ports.subList(number * (LINKS_EACH + 1), ports.size());
            var proxies = ToxiproxyLinks.connect(URI.create("http://127.0.0.1:" + mine.getFirst()), "run");
            for (var slot = 0; slot < shares.get(number).size(); slot++) {
                var edge = shares.get(number).get(slot);
                var port = FIRST_PORT + slot;
                proxies.open(edge, "0.0.0.0:" + port, upstream.apply(edge));
                links.put(
                        edge,
                        new Link(proxies, "proxy%d:%d".formatted(number, port), "127.0.0.1:" + mine.get(slot + 1)));
            }
        }
    }

    /** Where nodes enter a link. */
    String inside(Edge edge) {
        return link(edge).inside();
    }

    /** Where this machine enters a link. */
    String outside(Edge edge) {
        return link(edge).outside();
    }

    @Override
    public void impose(Edge edge, Impairment impairment) {
        link(edge).proxies().impose(edge, impairment);
    }

    @Override
    public void lift(Edge edge, Impairment impairment) {
        link(edge).proxies().lift(edge, impairment);
    }

    @Override
    public void restore(Edge edge) {
        link(edge).proxies().restore(edge);
    }

    private Link link(Edge edge) {
        return Optional.ofNullable(links.get(edge))
                .orElseThrow(() -> new InjectionException("there is no link " + edge));
    }

    /** The first of the host's ports is the interface's, each other that of one link. */
    private ToxiproxyContainer container(String image, String name, List<Integer> hostPorts) {
        var container =
                new ToxiproxyContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("ghcr.io/shopify/toxiproxy")) {
                    @Override
                    protected void containerIsCreated(String containerId) {
                        networks.joinPeers(docker, containerId, name);
                    }
                };
        var exposed = new ArrayList<Integer>();
        var bindings = new ArrayList<String>();
        for (var slot = 0; slot < hostPorts.size(); slot++) {
            var port = slot == 0 ? API_PORT : FIRST_PORT + slot - 1;
            exposed.add(port);
            bindings.add(NodeContainer.binding(hostPorts.get(slot), port));
        }
        container.setExposedPorts(exposed);
        container.setPortBindings(bindings);
        return container
                .withNetwork(networks.control())
                .withLabels(networks.labels())
                .withCreateContainerCmdModifier(command -> {
                    var host = command.getHostConfig();
                    if (host != null && !kept.isEmpty()) {
                        host.withBinds(kept);
                    }
                });
    }
}
