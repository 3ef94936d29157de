package org.rashomon.harness.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a history tells of the machine on which it was recorded. */
public final class HostFacts {

    private static final String MAIN = "org.rashomon.harness.cli.Rashomon";

    private HostFacts() {}

    /** Of the machine and the JVM that run this. */
    public static SortedMap<String, String> ofThisHost() {
        var facts = new TreeMap<>(Map.of(
                "java",
                Runtime.version().toString(),
                "processors",
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                "system",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"))));
        WorkingCopy.commit(Path.of("")).ifPresent(commit -> facts.put("commit", commit));
        command(ProcessHandle.current().info().arguments().orElse(new String[0]))
                .ifPresent(command -> facts.put("command", command));
        return facts;
    }

    /** What was typed, from all that the JVM was given; empty where the command line is not what runs in it. */
    static Optional<String> command(String... arguments) {
        var main = List.of(arguments).indexOf(MAIN);
        return main < 0
                ? Optional.empty()
                : Optional.of(Stream.concat(
                                Stream.of("rashomon"), Stream.of(arguments).skip(main + 1))
                        .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                        .collect(Collectors.joining(" ")));
    }
}
