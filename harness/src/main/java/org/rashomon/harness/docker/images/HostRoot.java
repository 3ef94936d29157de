package org.rashomon.harness.docker.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The root file system of an image that needs no registry: the host's own C library, a JRE linked from the JDK that
 * runs the harness, busybox for a shell, and libfaketime where the host has it.
 *
 * @param jdk a JDK with {@code jlink}
 * @param root where the host keeps its files; {@code /}, except in tests
 */
record HostRoot(Path jdk, Path root) {

    /** Where a Linux host keeps libraries; an image has them at the same place, where its loader looks as well. */
    private static final List<String> LIBRARY_FOLDERS = List.of(
            "lib/x86_64-linux-gnu",
            "usr/lib/x86_64-linux-gnu",
            "lib/aarch64-linux-gnu",
            "usr/lib/aarch64-linux-gnu",
            "lib64",
            "usr/lib64");

    private static final List<String> LOADERS = List.of("lib64/ld-linux-x86-64.so.2", "lib/ld-linux-aarch64.so.1");

    private static final List<String> NEEDED = List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0");

    /** Not every JDK needs these, and a host that lacks one has a JDK that does not. */
    private static final List<String> USEFUL = List.of(
            "librt.so.1",
            "libresolv.so.2",
            "libnss_dns.so.2",
            "libnss_files.so.2",
            "libz.so.1",
            "libgcc_s.so.1",
            "libstdc++.so.6");

    private static final List<String> FAKETIME =
            LIBRARY_FOLDERS.stream().map(folder -> folder + "/faketime").toList();

    private static final List<String> SHELLS = List.of("bin/busybox", "usr/bin/busybox", "sbin/busybox");

    /** What the store's jars use of the JDK. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.net.http,java.xml,jdk.httpserver,jdk.unsupported";

    private static final int JLINK_LIMIT_SECONDS = 180;

    /** Of the host that runs this. */
    static HostRoot ofThisHost() {
        return new HostRoot(Path.of(System.getProperty("java.home")), Path.of("/"));
    }

    /** What the host lacks for it, with the remedy; empty if it has everything. */
    Optional<String> obstacle() {
        if (!Files.isExecutable(jlink())) {
            return Optional.of("%s has no jlink: use a JDK, not a JRE".formatted(jdk));
        }
        if (LOADERS.stream().map(root::resolve).noneMatch(Files::exists)) {
            return Optional.of("the host has no glibc to copy (its loader was looked for at %s)"
                    .formatted(String.join(", ", LOADERS)));
        }
        var missing = NEEDED.stream().filter(name -> library(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return Optional.of("the host has no " + String.join(", ", missing));
        }
        return shell().isEmpty()
                ? Optional.of("the host has no static busybox (Debian: apt install busybox-static)")
                : Optional.empty();
    }

    /** The host's libfaketime, if it has one. */
    Optional<Path> faketime() {
        return FAKETIME.stream()
                .map(folder -> root.resolve(folder).resolve("libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    /** Names everything that the file system is made of, so that a change of the host leads to a new image. */
    String fingerprint() {
        return Stream.concat(Stream.of(Runtime.version().toString()), faketime().map(Path::toString).stream())
                .toList()
                .toString();
    }

    /** Makes it below a folder. */
    void write(Path target) throws IOException, InterruptedException {
        for (var loader : LOADERS) {
            if (Files.exists(root.resolve(loader))) {
                copy(root.resolve(loader), target.resolve(loader));
            }
        }
        for (var name : Stream.concat(NEEDED.stream(), USEFUL.stream()).toList()) {
            for (var library : library(name).stream().toList()) {
                copy(library, target.resolve(root.relativize(library)));
            }
        }
        for (var library : faketime().stream().toList()) {
            copy(library, target.resolve(root.relativize(library)));
        }
        for (var shell : shell().stream().toList()) {
            copy(shell, target.resolve("bin/busybox"));
        }
        Files.createDirectories(target.resolve("etc"));
        Files.writeString(target.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(target.resolve("etc/group"), "root:x:0:\n");
        Files.writeString(target.resolve("etc/nsswitch.conf"), "hosts: files dns\n");
        link(target.resolve("opt/java"));
    }

    private void link(Path runtime) throws IOException, InterruptedException {
        Files.createDirectories(runtime.getParent());
        var command = List.of(
                jlink().toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--output",
                runtime.toString());
        var output = Files.createTempFile("rashomon-jlink", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(JLINK_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        "jlink failed: " + Files.readString(output).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private Optional<Path> library(String name) {
        return LIBRARY_FOLDERS.stream()
                .map(folder -> root.resolve(folder).resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    private Optional<Path> shell() {
        return SHELLS.stream().map(root::resolve).filter(Files::isExecutable).findFirst();
    }

    private Path jlink() {
        return jdk.resolve("bin/jlink");
    }

    /** Copies what a link leads to, under the link's name. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(from.toRealPath(), to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
