package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.docker.DockerEngine;
import org.rashomon.harness.docker.EnabledWithDocker;
import org.rashomon.harness.system.example.ShellImage;
import org.rashomon.harness.system.example.ShellStore;

/** The example of docs/own-system.md, deployed from the command line. */
@Timeout(180)
@EnabledWithDocker
class OwnSystemIT {

    private static final String IMAGE = "shellstore.image";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @AfterEach
    void forgetTheImage() {
        System.clearProperty(IMAGE);
    }

    /** It keeps whatever arrives last, which is no way to resolve a conflict. */
    @Test
    void isDeployedAndSeenToDiverge() {
        System.setProperty(IMAGE, ShellImage.of(DockerEngine.connect()));

        var session = Session.of(
                "run",
                "--world=docker",
                "--system=" + ShellStore.class.getName(),
                "--nodes=2",
                "--rate=20",
                "--time-limit=6s",
                "--faults=partition",
                "--seed=7",
                "--out=" + folder);

        assertThat(session.exitCode()).as(session.errText() + session.outText()).isEqualTo(1);
        assertThat(session.outText()).contains("divergence");
    }
}
