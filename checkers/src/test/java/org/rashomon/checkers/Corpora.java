package org.rashomon.checkers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the histories with known verdicts: in the folder that the system property {@code corpora} names, or beside the
 * checkout. Tests that need them are skipped, visibly, where they are not.
 */
public final class Corpora {

    private Corpora() {}

    /** The folder of one corpus. */
    public static Path folder(String name) {
        var folder = root().resolve(name);
        assumeTrue(Files.isDirectory(folder), "no corpus at " + folder);
        return folder;
    }

    private static Path root() {
        var named = System.getProperty("corpora");
        if (named != null) {
            return Path.of(named);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var beside = at.resolve("shared").resolve("corpora");
            if (Files.isDirectory(beside)) {
                return beside;
            }
        }
        return Path.of("../shared/corpora");
    }
}
