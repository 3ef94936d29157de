package org.rashomon.harness.sessions;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this harness, from its archive. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"rashomon " + current()};
    }

    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
