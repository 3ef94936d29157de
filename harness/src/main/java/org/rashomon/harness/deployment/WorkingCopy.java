package org.rashomon.harness.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The Git working copy that a folder lies in. Its files are read, so that no program is needed. */
final class WorkingCopy {

    private static final String COMMIT = "[0-9a-f]{40,64}";
    private static final String REFERENCE = "ref: ";
    private static final String ELSEWHERE = "gitdir: ";

    private WorkingCopy() {}

    /** The commit that is checked out there, if there is one. */
    static Optional<String> commit(Path folder) {
        try {
            for (var at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
                var git = at.resolve(".git");
                if (Files.isDirectory(git)) {
                    return head(git);
                }
                if (Files.isRegularFile(git)) {
                    var text = Files.readString(git).strip();
                    return text.startsWith(ELSEWHERE)
                            ? head(at.resolve(text.substring(ELSEWHERE.length())))
                            : Optional.empty();
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) throws IOException {
        var head = Files.readString(git.resolve("HEAD")).strip();
        if (!head.startsWith(REFERENCE)) {
            return Optional.of(head).filter(text -> text.matches(COMMIT));
        }
        var reference = head.substring(REFERENCE.length());
        var shared = git.resolve("commondir");
        var common = Files.isRegularFile(shared)
                ? git.resolve(Files.readString(shared).strip())
                : git;
        for (var place : new Path[] {git, common}) {
            if (Files.isRegularFile(place.resolve(reference))) {
                return Optional.of(Files.readString(place.resolve(reference)).strip())
                        .filter(text -> text.matches(COMMIT));
            }
        }
        return packed(common.resolve("packed-refs"), reference);
    }

    private static Optional<String> packed(Path file, String reference) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith(" " + reference))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(text -> text.matches(COMMIT))
                    .findFirst();
        }
    }
}
