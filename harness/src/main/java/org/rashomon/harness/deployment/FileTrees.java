package org.rashomon.harness.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What runs leave on disk. */
public final class FileTrees {

    private FileTrees() {}

    /**
     * Removes a folder with all that is in it.
     *
     * @return how many files and folders were in it
     * @throws IOException if something cannot be removed; what comes after it stays as well
     */
    public static int delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            var all = paths.sorted(Comparator.reverseOrder()).toList();
            for (var path : all) {
                Files.delete(path);
            }
            return all.size() - 1;
        }
    }
}
