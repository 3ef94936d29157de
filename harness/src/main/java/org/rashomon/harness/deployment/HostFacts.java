package org.rashomon.harness.deployment;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a history tells of the machine on which it was recorded. */
public final class HostFacts {

    private HostFacts() {}

    /** Of the machine and the JVM that run this. */
    public static SortedMap<String, String> ofThisHost() {
        return new TreeMap<>(Map.of(
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
    }
}
