package org.rashomon.harness.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tellsTheMachineAndTheJvm() {
        assertThat(HostFacts.ofThisHost()).containsKeys("java", "processors", "system");
    }

    @Test
    void tellsWhatWasTypedAndNothingWhereAnotherProgramRuns() {
        assertThat(HostFacts.command("-cp", "x", "org.rashomon.harness.cli.Rashomon", "run", "--set", "a=b c"))
                .contains("rashomon run --set 'a=b c'");
        assertThat(HostFacts.command("-jar", "surefire.jar")).isEmpty();
    }

    @Test
    void findsTheCommitOfABranchOfAPackedOneAndOfALinkedWorkingCopy() throws IOException {
        var git = Files.createDirectories(folder.resolve("copy/.git/refs/heads"));
        Files.writeString(folder.resolve("copy/.git/HEAD"), "ref: refs/heads/main\n");
        var inside = Files.createDirectories(folder.resolve("copy/src/main"));

        assertThat(WorkingCopy.commit(inside)).isEmpty();

        Files.writeString(folder.resolve("copy/.git/packed-refs"), "# pack-refs\n" + COMMIT + " refs/heads/main\n");
        assertThat(WorkingCopy.commit(inside)).contains(COMMIT);

        var newer = COMMIT.replace('0', 'f');
        Files.writeString(git.resolve("main"), newer + "\n");
        assertThat(WorkingCopy.commit(inside)).contains(newer);

        var linked = Files.createDirectories(folder.resolve("copy/.git/worktrees/other"));
        Files.writeString(linked.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(linked.resolve("commondir"), "../..\n");
        var other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve(".git"), "gitdir: " + linked + "\n");
        assertThat(WorkingCopy.commit(other)).contains(newer);
    }

    @Test
    void findsNoCommitWhereThereIsNoWorkingCopy() {
        assertThat(WorkingCopy.commit(Path.of("/"))).isEmpty();
    }
}
