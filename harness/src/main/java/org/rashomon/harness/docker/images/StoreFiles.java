package org.rashomon.harness.docker.images;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;

/**
 * The jars of the bundled store: its own, and those that its manifest says it needs.
 *
 * @param jars in the order of the class path, the store's own first
 */
record StoreFiles(List<Path> jars) {

    private static final String STORE = "org/rashomon/referencedb/server/StoreMain.class";

    StoreFiles {
        jars = List.copyOf(jars);
    }

    /** Finds them on a class path. */
    static StoreFiles on(String classPath) throws IOException {
        var entries = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        for (var entry : entries) {
            try (var jar = new JarFile(entry.toFile())) {
                if (jar.getEntry(STORE) != null) {
                    return new StoreFiles(withLibraries(entry, jar, entries));
                }
            }
        }
        throw new IOException("the store's jar is not on the class path; build it with: mvn package");
    }

    private static List<Path> withLibraries(Path store, JarFile jar, List<Path> entries) throws IOException {
        var manifest = jar.getManifest();
        var needed = manifest == null ? "" : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
        var found = new ArrayList<>(List.of(store));
        for (var name : (needed == null ? "" : needed).split(" ", -1)) {
            entries.stream()
                    .filter(entry -> entry.endsWith(name))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }
}
