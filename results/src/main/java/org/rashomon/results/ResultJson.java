package org.rashomon.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as JSON, by the schema in docs/result.schema.json. The order of the fields is fixed and so is the layout: the
 * same result is always the same bytes. Half a surrogate pair, which JSON in
 * UTF-8 cannot hold, is written as a question mark.
 */
public final class ResultJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ResultJson() {}

    /** The result over several lines, with a line end. */
    public static String text(RunResult result) {
        return wellFormed(indented().writeValueAsString(result)) + "\n";
    }

    /** The result on one line, without a line end, for output of which each line is an object. */
    public static String line(RunResult result) {
        return wellFormed(MAPPER.writeValueAsString(result));
    }

    /**
     * Writes a result, whole or not at all.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(RunResult result, Path file) {
        var prepared = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(prepared, text(result));
            Files.move(prepared, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Reads a result. Fields that it does not know are passed over.
     *
     * @throws RunDirectoryException if the file is missing, is not a result, or has a newer schema
     */
    public static RunResult read(Path file) {
        try {
            var result = MAPPER.readValue(Files.readString(file), RunResult.class);
            if (result.schemaVersion() != RunResult.SCHEMA_VERSION) {
                throw new RunDirectoryException(
                        file,
                        "has schema version %d, this rashomon reads %d; use the version that wrote it"
                                .formatted(result.schemaVersion(), RunResult.SCHEMA_VERSION));
            }
            return result;
        } catch (IOException | JacksonException unreadable) {
            throw new RunDirectoryException(
                    file,
                    "is not a readable result, or one of an older version; rashomon report makes it anew",
                    unreadable);
        }
    }

    private static String wellFormed(String json) {
        return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static ObjectWriter indented() {
        var indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }
}
