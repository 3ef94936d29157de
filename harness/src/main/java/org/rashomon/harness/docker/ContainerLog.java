package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a container prints, written to a file while it prints it, over all its lives. */
final class ContainerLog implements AutoCloseable {

    private final DockerClient docker;
    private final OutputStream file;

    private ContainerLog(DockerClient docker, OutputStream file) {
        this.docker = docker;
        this.file = file;
    }

    static ContainerLog open(DockerClient docker, Path file) throws IOException {
        return new ContainerLog(
                docker, Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Follows one life of a container, which is about to start. */
    void follow(String containerId) {
        try {
            docker.attachContainerCmd(containerId)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(new Lines())
                    .awaitStarted();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void append(byte[] bytes) throws IOException {
        file.write(bytes);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    /** Takes what arrives. */
    private final class Lines extends ResultCallback.Adapter<Frame> {
        @Override
        public void onNext(Frame frame) {
            try {
                append(frame.getPayload());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void onError(Throwable throwable) {
            // The connection ends with the container or with the run; what was printed is in the file.
        }
    }
}
