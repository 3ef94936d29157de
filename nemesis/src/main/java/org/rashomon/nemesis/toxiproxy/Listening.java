package org.rashomon.nemesis.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server sockets. */
final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int BACKLOG = 128;

    private Listening() {}

    /** A socket that listens there. */
    static ServerSocket at(String address) {
        try {
            var socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(Address.toListen(address), BACKLOG);
                return socket;
            } catch (IOException | RuntimeException taken) {
                socket.close();
                throw taken;
            }
        } catch (IOException taken) {
            throw ApiError.cannotListen(address, String.valueOf(taken.getMessage()));
        }
    }

    /** A socket that keeps the port without listening, so that connections are refused; none if it is not to be had. */
    static Optional<Socket> reserve(String address) {
        var wanted = Address.toListen(address);
        var socket = new Socket();
        try {
            if (wanted.getPort() != 0) {
                socket.setReuseAddress(true);
                socket.bind(wanted);
                return Optional.of(socket);
            }
        } catch (IOException taken) {
            LOG.debug("Could not reserve {}", address, taken);
        }
        Connection.closeQuietly(socket);
        return Optional.empty();
    }

    static String address(ServerSocket socket) {
        return Address.format((InetSocketAddress) socket.getLocalSocketAddress());
    }

    static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("could not stop listening", failed);
        }
    }
}
