package org.rashomon.harness.docker.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRecipeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path host;

    @Test
    void aRegistryThatAnswersIsPreferred() {
        assertThat(ImageRecipe.ofStore(true, Optional.empty()))
                .isEqualTo(new ImageRecipe.FromRegistry("eclipse-temurin:25-jre", "a registry answers"));
    }

    @Test
    void withoutARegistryTheHostsFilesArePackedAndTheReasonIsTold() {
        assertThat(ImageRecipe.ofStore(false, Optional.empty()))
                .isInstanceOfSatisfying(
                        ImageRecipe.FromThisMachine.class,
                        machine -> assertThat(machine.reason()).contains("no registry answers"));
    }

    @Test
    void withNeitherTheReasonNamesBoth() {
        assertThat(ImageRecipe.ofStore(false, Optional.of("the host has no glibc")))
                .isInstanceOfSatisfying(
                        ImageRecipe.Impossible.class,
                        impossible -> assertThat(impossible.reason())
                                .contains("no registry answers")
                                .endsWith("the host has no glibc"));
    }

    @Test
    void aHostWithoutItsToolsSaysWhichIsMissing() throws IOException {
        var jdk = host.resolve("jdk");
        assertThat(new HostRoot(jdk, host).obstacle())
                .hasValueSatisfying(lack -> assertThat(lack).contains("no jlink"));

        executable("jdk/bin/jlink");
        assertThat(new HostRoot(jdk, host).obstacle())
                .hasValueSatisfying(lack -> assertThat(lack).contains("no glibc"));

        executable("lib64/ld-linux-x86-64.so.2");
        for (var library : new String[] {"libc.so.6", "libm.so.6", "libdl.so.2"}) {
            executable("usr/lib64/" + library);
        }
        assertThat(new HostRoot(jdk, host).obstacle()).contains("the host has no libpthread.so.0");

        executable("usr/lib64/libpthread.so.0");
        assertThat(new HostRoot(jdk, host).obstacle())
                .hasValueSatisfying(lack -> assertThat(lack).contains("busybox"));

        executable("bin/busybox");
        assertThat(new HostRoot(jdk, host).obstacle()).isEmpty();
        assertThat(new HostRoot(jdk, host).faketime()).isEmpty();
    }

    private void executable(String path) throws IOException {
        var file = host.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
