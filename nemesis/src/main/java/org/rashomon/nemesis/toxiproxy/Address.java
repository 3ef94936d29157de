package org.rashomon.nemesis.toxiproxy;

import java.net.InetSocketAddress;

/** Reads {@code host:port}. */
final class Address {

    private Address() {}

    /** The address to listen at; no host means this machine only, where Toxiproxy takes it for every interface. */
    static InetSocketAddress toListen(String text) {
        var address = parse(text.isEmpty() ? ":0" : text, "127.0.0.1");
        if (address.isUnresolved()) {
            throw ApiError.cannotListen(text, "no such host");
        }
        return address;
    }

    /** The address to connect to, resolved now. */
    static InetSocketAddress toDial(String text) {
        return parse(text, "127.0.0.1");
    }

    /** As {@code host:port}, with the host in numbers. */
    static String format(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static InetSocketAddress parse(String text, String hostIfNone) {
        var colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw ApiError.cannotListen(text, "missing port in address");
        }
        var host = text.substring(0, colon).replace("[", "").replace("]", "");
        try {
            return new InetSocketAddress(
                    host.isEmpty() ? hostIfNone : host, Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException invalid) {
            throw ApiError.cannotListen(text, "invalid port");
        }
    }
}
