package org.rashomon.harness.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports of this machine that nobody uses, below the range from which the kernel takes those of outgoing connections: a
 * node keeps its port while it is down, so nobody else may be given it.
 */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private FreePorts() {}

    /** So many of them; two harnesses begin to look at different places. */
    static List<Integer> take(int count) {
        var start = Math.floorMod(ProcessHandle.current().pid() * 101, COUNT);
        var found = new ArrayList<Integer>();
        for (var step = 0; step < COUNT && found.size() < count; step++) {
            var port = FIRST + (start + step) % COUNT;
            if (isFree(port)) {
                found.add(port);
            }
        }
        if (found.size() < count) {
            throw new IllegalStateException("fewer than %d ports are free from %d on".formatted(count, FIRST));
        }
        return found;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
