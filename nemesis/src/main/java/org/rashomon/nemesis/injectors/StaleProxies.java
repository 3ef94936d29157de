package org.rashomon.nemesis.injectors;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies that killed harnesses have left on a shared server.
 *
 * <p>That nobody listens behind a proxy is not enough to delete it: the nodes of another run may be about to start. Its
 * harness must be gone as well.
 */
final class StaleProxies {

    private static final Logger LOG = LoggerFactory.getLogger(StaleProxies.class);
    private static final int CONNECT_MILLIS = 500;

    private StaleProxies() {}

    /** Deletes them and says how many there were. */
    static int remove(ToxiproxyClient client) throws IOException {
        var count = 0;
        for (var proxy : client.getProxies()) {
            if (ownerIsGone(proxy) && refuses(proxy.getUpstream())) {
                LOG.info("Removing the stale proxy {}", proxy.getName());
                proxy.delete();
                count++;
            }
        }
        return count;
    }

    private static boolean ownerIsGone(Proxy proxy) {
        var owner = ProxyNames.owner(proxy.getName());
        return owner.isPresent()
                && ProcessHandle.of(owner.getAsLong())
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static boolean refuses(String upstream) throws IOException {
        var colon = upstream.lastIndexOf(':');
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(
                    upstream.substring(0, colon), Integer.parseInt(upstream.substring(colon + 1)));
            socket.connect(address, CONNECT_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unclear) {
            return false;
        }
    }
}
