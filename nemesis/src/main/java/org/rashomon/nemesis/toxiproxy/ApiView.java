package org.rashomon.nemesis.toxiproxy;

import java.util.List;
import java.util.Map;

/** What answers look like: these records are written as JSON, field by field. */
final class ApiView {

    private ApiView() {}

    /** An error. */
    record Failure(String error, int status) {}

    /** A toxic. */
    record OfToxic(Map<String, Long> attributes, String name, String type, String stream, double toxicity) {}

    /** A proxy with its toxics. */
    record OfProxy(String name, String listen, String upstream, boolean enabled, List<OfToxic> toxics) {
        OfProxy {
            toxics = List.copyOf(toxics);
        }
    }

    /** The proxies a populate made. */
    record Populated(List<OfProxy> proxies) {
        Populated {
            proxies = List.copyOf(proxies);
        }
    }

    /** The proxies a populate made before it failed. */
    record PartlyPopulated(String error, int status, List<OfProxy> proxies) {
        PartlyPopulated {
            proxies = List.copyOf(proxies);
        }
    }

    static OfProxy of(ProxyServer.State state) {
        return new OfProxy(
                state.name(),
                state.listen(),
                state.upstream(),
                state.enabled(),
                state.toxics().stream().map(ApiView::of).toList());
    }

    static OfToxic of(Toxic toxic) {
        return new OfToxic(
                toxic.effect().attributes(),
                toxic.name(),
                toxic.type().label(),
                toxic.stream().label(),
                toxic.toxicity());
    }
}
