package org.rashomon.results;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The pointer to the newest run of a folder: a symbolic link {@code latest}, or, where links cannot be made, a file
 * {@code latest.txt} that holds the name of the directory. It is replaced by a rename, so that it never leads nowhere.
 */
record LatestRun(Path link, Path file) {

    static LatestRun in(Path runsRoot) {
        return new LatestRun(runsRoot.resolve("latest"), runsRoot.resolve("latest.txt"));
    }

    void pointAt(Path run) throws IOException {
        var name = run.getFileName();
        var prepared = link.resolveSibling("." + name + ".latest");
        try {
            Files.createSymbolicLink(prepared, name);
            Files.move(prepared, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.deleteIfExists(prepared);
            Files.writeString(prepared, name + "\n");
            Files.move(prepared, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The directory that a path leads to; the path itself when it is no pointer. */
    static Path follow(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return path.resolveSibling(Files.readSymbolicLink(path)).normalize();
            }
            var file = path.resolveSibling(path.getFileName() + ".txt");
            if (!Files.exists(path) && Files.isRegularFile(file)) {
                return path.resolveSibling(Files.readString(file).strip());
            }
            return path;
        } catch (IOException unreadable) {
            throw new RunDirectoryException(path, "cannot be followed: " + unreadable, unreadable);
        }
    }
}
