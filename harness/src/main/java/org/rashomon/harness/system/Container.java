package org.rashomon.harness.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node runs in a container.
 *
 * @param image its image; must be known to the engine, or to a registry that it reaches
 * @param port where the node listens for clients, operators and peers, on all interfaces
 * @param command replaces the image's command; empty keeps it
 * @param environment variables
 * @param files the content of text files that are put into the container, by path
 * @param dataFolder what must survive a crash; a wipe empties it
 * @param faketime where the image has {@code libfaketimeMT.so.1}; if empty, the host's is mounted where there is one
 */
public record Container(
        String image,
        int port,
        List<String> command,
        Map<String, String> environment,
        Map<String, String> files,
        String dataFolder,
        Optional<String> faketime) {

    public Container {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }

    /** Of an image that needs nothing else. */
    public static Container of(String image, int port, String dataFolder) {
        return new Container(image, port, List.of(), Map.of(), Map.of(), dataFolder, Optional.empty());
    }

    /** This one with a command. */
    public Container running(String... words) {
        return new Container(image, port, List.of(words), environment, files, dataFolder, faketime);
    }

    /** This one with environment variables. */
    public Container with(Map<String, String> variables) {
        return new Container(image, port, command, variables, files, dataFolder, faketime);
    }

    /** This one with text files. */
    public Container withFiles(Map<String, String> contents) {
        return new Container(image, port, command, environment, contents, dataFolder, faketime);
    }

    /** This one, whose image has libfaketime. */
    public Container withFaketime(String library) {
        return new Container(image, port, command, environment, files, dataFolder, Optional.of(library));
    }
}
