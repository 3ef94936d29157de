package org.rashomon.harness.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this harness, from its archive. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"rashomon " + current()};
    }

    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
