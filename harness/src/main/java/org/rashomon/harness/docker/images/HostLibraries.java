package org.rashomon.harness.docker.images;

import java.nio.file.Path;
import java.util.Optional;

/** Libraries of this host that are of use in a container. */
public final class HostLibraries {

    private HostLibraries() {}

    /** Its {@code libfaketimeMT.so.1}, if it has one; works in any image whose C library is no older. */
    public static Optional<Path> faketime() {
        return HostRoot.ofThisHost().faketime();
    }
}
