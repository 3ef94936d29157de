package org.rashomon.checkers.anomalies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads the Markdown files that lie beside this class, in a folder or in a jar. A new one need be listed nowhere. */
public final class PageFiles {

    private static final String EXTENSION = ".md";

    private PageFiles() {}

    /** The text of every page, by the name of its file without the extension. */
    public static Map<String, String> read() {
        try {
            var location = PageFiles.class.getResource("vanished-write" + EXTENSION);
            if (location == null) {
                throw new IllegalStateException("the anomaly pages are not on the class path");
            }
            return read(location.toURI());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> read(URI page) throws IOException {
        if (!page.getScheme().equals("jar")) {
            return read(Path.of(page).resolveSibling(""));
        }
        var jar = Path.of(URI.create(page.getSchemeSpecificPart().replaceFirst("!.*", "")));
        try (var inside = FileSystems.newFileSystem(jar)) {
            return read(inside.getPath(page.getSchemeSpecificPart().replaceFirst(".*!", ""))
                    .resolveSibling(""));
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var pages = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(EXTENSION)) {
                    pages.put(name.substring(0, name.length() - EXTENSION.length()), Files.readString(file));
                }
            }
        }
        return pages;
    }
}
