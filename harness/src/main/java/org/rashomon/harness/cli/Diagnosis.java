package org.rashomon.harness.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rashomon.harness.docker.DockerEngine;
import org.rashomon.harness.docker.DockerUnavailableException;
import org.rashomon.harness.docker.images.ImageRecipe;
import org.rashomon.harness.local.StoreDefects;

/** Looks at what a run will need. */
final class Diagnosis {

    private static final int LEAST_JAVA = 21;
    private static final long LEAST_MEMORY_MIB = 1024;

    /** How bad a finding is. */
    enum Severity {
        OK,
        /** Something optional is missing. */
        WARN,
        /** Runs will not work. */
        FAIL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param seen what was found
     * @param fix what to do about it; empty when nothing
     */
    record Finding(Severity severity, String what, String seen, String fix) {
        static Finding ok(String what, String seen) {
            return new Finding(Severity.OK, what, seen, "");
        }
    }

    List<Finding> findings() {
        return List.of(
                java(),
                processors(),
                memory(),
                loopback(),
                signals(),
                runs(),
                store(),
                toxiproxy(),
                docker(),
                storeImage());
    }

    private static Finding java() {
        var version = Runtime.version();
        var seen = "%s at %s".formatted(version, System.getProperty("java.home"));
        return version.feature() >= LEAST_JAVA
                ? Finding.ok("java", seen)
                : new Finding(Severity.FAIL, "java", seen, "install a JDK of at least 21");
    }

    private static Finding processors() {
        var count = Runtime.getRuntime().availableProcessors();
        return count >= 2
                ? Finding.ok("processors", Integer.toString(count))
                : new Finding(Severity.WARN, "processors", "1", "pauses of the harness may look like pauses of nodes");
    }

    private static Finding memory() {
        var bean = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        if (!(bean instanceof com.sun.management.OperatingSystemMXBean system)) {
            return Finding.ok("memory", "unknown");
        }
        var freeMib = system.getFreeMemorySize() >> 20;
        return freeMib >= LEAST_MEMORY_MIB
                ? Finding.ok("memory", freeMib + " MiB free")
                : new Finding(Severity.WARN, "memory", freeMib + " MiB free", "three nodes take about 400 MiB");
    }

    private static Finding loopback() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok("loopback", "port %d could be opened".formatted(socket.getLocalPort()));
        } catch (IOException failure) {
            return new Finding(Severity.FAIL, "loopback", failure.toString(), "allow listening on 127.0.0.1");
        }
    }

    private static Finding signals() {
        return succeeds("sh", "-c", "kill -0 $$")
                ? Finding.ok("signals", "sh and kill are there")
                : new Finding(Severity.FAIL, "signals", "sh or kill is missing", "install a POSIX shell and procps");
    }

    /** Looks without making anything: a diagnosis leaves no trace. */
    private static Finding runs() {
        var root = Path.of("results", "runs").toAbsolutePath();
        var nearest = Optional.of(root);
        while (nearest.isPresent() && !Files.exists(nearest.get())) {
            nearest = nearest.map(Path::getParent);
        }
        return nearest.filter(Files::isDirectory).filter(Files::isWritable).isPresent()
                ? Finding.ok("runs", root + " is writable")
                : new Finding(
                        Severity.FAIL,
                        "runs",
                        "%s cannot be written".formatted(nearest.orElse(root)),
                        "make it writable, or keep runs elsewhere with --out");
    }

    private static Finding store() {
        try {
            var began = System.nanoTime();
            StoreDefects.list();
            return Finding.ok(
                    "store", "its program starts and ends in %d ms".formatted((System.nanoTime() - began) / 1_000_000));
        } catch (IOException failure) {
            return new Finding(
                    Severity.FAIL, "store", String.valueOf(failure.getMessage()), "build again: mvn package");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Finding(Severity.FAIL, "store", "interrupted", "run rashomon doctor again");
        }
    }

    private static Finding toxiproxy() {
        return succeeds("toxiproxy-server", "-version")
                ? Finding.ok("toxiproxy", "toxiproxy-server is there; --toxiproxy URL uses one that runs")
                : Finding.ok("toxiproxy", "the embedded server is used");
    }

    private static Finding docker() {
        try {
            return Finding.ok("docker", DockerEngine.describe(DockerEngine.connect()));
        } catch (DockerUnavailableException absent) {
            return new Finding(Severity.WARN, "docker", "no --world docker", String.valueOf(absent.getMessage()));
        }
    }

    /** Which way to the store's image applies here, and why. */
    private static Finding storeImage() {
        var what = "store image";
        return switch (ImageRecipe.ofStore()) {
            case ImageRecipe.FromRegistry(var image, var reason) ->
                Finding.ok(what, "built on %s, as %s".formatted(image, reason));
            case ImageRecipe.FromThisMachine(var reason) -> Finding.ok(what, reason);
            case ImageRecipe.Impossible(var reason, var remedy) ->
                new Finding(Severity.WARN, what, "none, so no --world docker: " + reason, remedy);
        };
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            var isDone = process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly();
            return isDone && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
