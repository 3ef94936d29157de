package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.rashomon.harness.deployment.HostFacts;
import org.rashomon.harness.docker.images.ToxiproxyImage;
import org.rashomon.harness.system.Container;
import org.rashomon.harness.system.Node;
import org.rashomon.harness.system.SystemConnection;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.injectors.Clocks;
import org.rashomon.nemesis.injectors.Processes;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;

/**
 * The containers, networks and volumes of one run. Everything carries the run's label, by which {@link #close} finds
 * it, however far the deployment had come.
 */
final class DockerDeployment implements AutoCloseable {

    private static final String NOWHERE = "127.0.0.1:1";
    private static final String MOUNTED_FAKETIME = "/opt/rashomon/libfaketimeMT.so.1";

    private final DockerClient docker;
    private final DockerPlan plan;
    private final SystemUnderTest system;
    private final RunLabels labels = RunLabels.ofThisProcess();
    private final Map<String, Integer> hostPorts = new ConcurrentHashMap<>();
    private final List<ContainerLog> logs = new ArrayList<>();
    private final SystemConnection connection;
    private final DockerNodes nodes;
    private final FaketimeClocks clocks;
    private final NodeVolumes volumes;
    private Optional<ProxyContainers> proxies = Optional.empty();
    private Optional<Processes> processes = Optional.empty();
    private String toxiproxy = "";
    private boolean isFaketimeThere = true;

    /**
     * Nothing runs yet.
     *
     * @param onUnexpectedEnd hears a node's name and how it ended
     */
    DockerDeployment(
            DockerClient docker, DockerPlan plan, SystemUnderTest system, BiConsumer<String, String> onUnexpectedEnd) {
        this.docker = docker;
        this.plan = plan;
        this.system = system;
        this.connection = system.connect(
                node -> proxies.map(links -> links.outside(Edge.ofClients(node)))
                        .orElse(NOWHERE),
                this::published);
        this.nodes = new DockerNodes(docker, connection, this::published, onUnexpectedEnd);
        this.volumes = new NodeVolumes(docker, labels, plan.diskMegabytes());
        this.clocks = new FaketimeClocks(plan.clocks(), connection, InstantSource.system());
    }

    SystemConnection connection() {
        return connection;
    }

    DockerNodes nodes() {
        return nodes;
    }

    /** Shifted from outside, or by the system itself where there is no library for that. */
    Clocks clocks() {
        return isFaketimeThere ? clocks : connection.clockPort().orElse(clocks);
    }

    Processes processes() {
        return processes.orElseThrow(() -> new IllegalStateException("nothing was deployed"));
    }

    ProxyContainers proxies() {
        return proxies.orElseThrow(() -> new IllegalStateException("nothing was deployed"));
    }

    /** Starts proxies and nodes; complete when each container runs, which does not mean that its node answers. */
    void start() throws IOException, InterruptedException {
        toxiproxy = new ToxiproxyImage(
                        docker, plan.progress(), Optional.ofNullable(System.getenv("RASHOMON_TOXIPROXY_SERVER")))
                .provide();
        var networks = Networks.create(labels.labels());
        plan.nodes().forEach(volumes::create);
        var links = new ProxyContainers(docker, networks, volumes.keepers(plan.nodes()));
        var bare = bareContainers();
        links.start(toxiproxy, List.copyOf(plan.links()), edge -> upstream(edge, bare));
        proxies = Optional.of(links);
        var free = FreePorts.take(plan.nodes().size());
        var containers = new TreeMap<String, NodeContainer>();
        for (var node : plan.nodes()) {
            hostPorts.put(node, free.get(containers.size()));
            containers.put(node, container(node, networks));
        }
        Startables.deepStart(containers.values()).join();
        plan.nodes().forEach(nodes::started);
        var images = new HashMap<String, String>();
        bare.forEach((node, container) -> images.put(node, container.image()));
        processes = Optional.of(new DisturbedNodes(docker, nodes, networks, volumes, images));
    }

    /** The engine and the images, by name. */
    SortedMap<String, String> facts() {
        var facts = HostFacts.ofThisHost();
        facts.put("engine", DockerEngine.describe(docker));
        facts.put("toxiproxy", toxiproxy);
        facts.put("toxiproxy-id", imageId(toxiproxy));
        var images = new TreeSet<>(
                bareContainers().values().stream().map(Container::image).toList());
        facts.put("image", String.join(", ", images));
        facts.put("image-id", images.stream().map(this::imageId).collect(Collectors.joining(", ")));
        return facts;
    }

    /** The digest of its content. */
    private String imageId(String image) {
        return String.valueOf(docker.inspectImageCmd(image).exec().getId());
    }

    /** Ends and removes everything. */
    @Override
    public void close() throws IOException {
        nodes.expectAllToEnd();
        labels.removeAll(docker);
        clocks.close();
        connection.close();
        for (var log : logs) {
            log.close();
        }
    }

    private String published(String node) {
        var port = hostPorts.get(node);
        return port == null ? NOWHERE : "127.0.0.1:" + port;
    }

    /** The nodes as they would be without peers: image and port are known before any address is. */
    private Map<String, Container> bareContainers() {
        var containers = new TreeMap<String, Container>();
        for (var node : plan.nodes()) {
            containers.put(node, system.container(new Node(node, plan.nodes(), Map.of())));
        }
        return containers;
    }

    /** Clients come over the control network, so that a node that has left its peers still answers them. */
    private static String upstream(Edge edge, Map<String, Container> containers) {
        var host = edge.from().equals(Edge.CLIENTS) ? clientsAlias(edge.to()) : edge.to();
        var container = containers.get(edge.to());
        if (container == null) {
            throw new IllegalArgumentException("%s leads to no node".formatted(edge));
        }
        return "%s:%d".formatted(host, container.port());
    }

    private static String clientsAlias(String node) {
        return node + "-clients";
    }

    private NodeContainer container(String node, Networks networks) throws IOException {
        var spec = system.container(new Node(node, plan.nodes(), peers(node)));
        var log = ContainerLog.open(docker, plan.logs().resolve(node + ".log"));
        logs.add(log);
        var binds = new ArrayList<Bind>();
        binds.add(new Bind(volumes.name(node), new Volume(spec.dataFolder())));
        var environment = new HashMap<>(spec.environment());
        var library = faketime(spec, binds);
        clocks.prepare(node);
        isFaketimeThere &= library.isPresent();
        if (library.isPresent()) {
            var folder = plan.clocks().resolve(node);
            binds.add(new Bind(folder.toString(), new Volume(FaketimeClocks.FOLDER), AccessMode.ro));
            environment.putAll(FaketimeClocks.environment(library.get()));
        }
        var container = new NodeContainer(spec.image(), id -> {
                    networks.joinPeers(docker, id, node);
                    nodes.adopt(node, id, log);
                })
                .withNetwork(networks.control())
                .withNetworkAliases(clientsAlias(node))
                .withLabels(labels.labels())
                .withEnv(environment)
                .withExposedPorts(spec.port());
        container.setPortBindings(List.of(NodeContainer.binding(hostPorts.getOrDefault(node, 0), spec.port())));
        spec.files().forEach((path, text) -> container.withCopyToContainer(Transferable.of(text), path));
        if (!spec.command().isEmpty()) {
            container.withCommand(spec.command().toArray(String[]::new));
        }
        return container.withCreateContainerCmdModifier(command -> {
            var host = command.getHostConfig();
            if (host != null) {
                host.withBinds(binds);
            }
        });
    }

    /** The library's path in the container; the host's is mounted for an image that has none. */
    private Optional<String> faketime(Container spec, List<Bind> binds) {
        if (spec.faketime().isPresent()) {
            return spec.faketime();
        }
        return plan.faketime().map(library -> {
            binds.add(new Bind(library.toString(), new Volume(MOUNTED_FAKETIME), AccessMode.ro));
            return MOUNTED_FAKETIME;
        });
    }

    private Map<String, String> peers(String node) {
        var peers = new TreeMap<String, String>();
        for (var edge : plan.edges()) {
            if (edge.from().equals(node)) {
                peers.put(edge.to(), proxies().inside(edge));
            }
        }
        return peers;
    }
}
