package org.rashomon.nemesis.injectors;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.rashomon.nemesis.Edge;

/**
 * Names proxies so that they can stand in a URL, and so that it shows whose they are: {@code
 * rashomon-4711-prefix-n1-to-n2} belongs to the harness whose process number is 4711.
 */
final class ProxyNames {

    private static final Pattern OURS = Pattern.compile("rashomon-(\\d{1,18})-.*");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._]+");

    private final String prefix;

    ProxyNames(String prefix) {
        this.prefix = "rashomon-%d-%s".formatted(ProcessHandle.current().pid(), safe(prefix));
    }

    String of(Edge edge) {
        return "%s-%s-to-%s".formatted(prefix, safe(edge.from()), safe(edge.to()));
    }

    /** The number of the process that made the proxy; empty if no harness did. */
    static OptionalLong owner(String proxyName) {
        var matcher = OURS.matcher(proxyName);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("_");
    }
}
