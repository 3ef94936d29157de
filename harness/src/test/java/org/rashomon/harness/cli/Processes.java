package org.rashomon.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The processes of this machine. */
final class Processes {

    private Processes() {}

    /** Those whose command line names a folder: the nodes of a run that is kept there. */
    static List<ProcessHandle> mentioning(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .toList();
    }

    /** Whether a process is there, and not merely waiting for somebody to ask how it ended. */
    static boolean lives(ProcessHandle process) {
        return process.isAlive() && !Set.of("Z", "X").contains(state(process));
    }

    /** Whether a process is stopped by a signal. */
    static boolean isPaused(ProcessHandle process) {
        return state(process).equals("T");
    }

    /** The letter that Linux gives to a process's state; empty when there is none. */
    private static String state(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
        } catch (IOException gone) {
            return "";
        }
    }
}
