package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The histories of a few runs are those that another machine had, by their SHA-256 sums: whoever replays a seed at this
 * commit gets what we got. What changes the store, the runner, the simulated world or a workload changes the sums;
 * docs/simulation.md has the line that writes them anew.
 */
class CommittedDigestsTest {

    private static final Path DIGESTS = Path.of("src", "test", "resources", "simulation-digests.txt");

    @Test
    void historiesAreThoseOfOtherMachines() throws IOException {
        var committed = Files.readAllLines(DIGESTS);
        var found = new ArrayList<String>();
        for (var line : committed) {
            found.add(line.startsWith("#") ? line : digest(line.substring(line.indexOf(' ') + 1)));
        }
        if (System.getProperty("rashomon.digests", "").equals("renew")) {
            Files.write(DIGESTS, found);
            return;
        }

        assertThat(found).isEqualTo(committed).hasSizeGreaterThan(8);
    }

    /** The line of a run: its sum, its seed, and its settings. */
    private static String digest(String run) {
        var words = run.split(" ", -1);
        var settings = Arrays.copyOfRange(words, 1, words.length);
        return Runs.digest(Runs.scenario(Long.parseLong(words[0]), settings)) + " " + run;
    }
}
