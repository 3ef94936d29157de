package org.rashomon.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seeds that failed, by test, in a file that can be committed. It is read anew for each change and replaced at
 * once, so that tests of several classes can share it.
 */
record FailureMemory(Path file) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The seeds with which a test failed, in order. */
    List<Long> seeds(String test) {
        return List.copyOf(read().getOrDefault(test, new TreeSet<>()));
    }

    /** Remembers or forgets a seed. */
    void tell(String test, long seed, boolean hasFailed) {
        synchronized (FailureMemory.class) {
            var all = read();
            var seeds = all.computeIfAbsent(test, first -> new TreeSet<>());
            var isNews = hasFailed ? seeds.add(seed) : seeds.remove(seed);
            if (seeds.isEmpty()) {
                all.remove(test);
            }
            if (isNews) {
                write(all);
            }
        }
    }

    private SortedMap<String, TreeSet<Long>> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, TreeSet<Long>>>() {})
                    : new TreeMap<>();
        } catch (IOException | JacksonException unreadable) {
            throw new ExtensionConfigurationException(
                    "%s: cannot be read as failing seeds by test; mend or delete it".formatted(file), unreadable);
        }
    }

    private void write(SortedMap<String, TreeSet<Long>> all) {
        try {
            var target = file.toAbsolutePath();
            var folder = target.resolveSibling("");
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "failures", ".tmp");
            Files.writeString(fresh, JSON.writeValueAsString(all) + "\n");
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
