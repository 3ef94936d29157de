package org.rashomon.results.report.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Columns of equal length as one block of text: gzip, then base64. The bytes of a column are laid out plane by plane,
 * all lowest bytes first, because high bytes seldom change and compress to nothing that way.
 */
final class ColumnBlock {

    private final int rows;
    private final List<Description> columns = new ArrayList<>();
    private final List<byte[]> planes = new ArrayList<>();

    /**
     * How to read a column.
     *
     * @param width bytes of a cell
     * @param delta whether a cell holds the difference to the one before it
     */
    record Description(String name, int width, boolean delta) {}

    ColumnBlock(int rows) {
        this.rows = rows;
    }

    /** What a column holds in a row. */
    @FunctionalInterface
    interface Cells {
        long at(int row);
    }

    /** A column of integers, cut to so many bytes; the readers know how many a column needs. */
    ColumnBlock add(String name, int width, Cells cells) {
        return add(new Description(name, width, false), cells);
    }

    /** A column of integers that change little from row to row. */
    ColumnBlock addDelta(String name, int width, Cells cells) {
        return add(new Description(name, width, true), cells);
    }

    private ColumnBlock add(Description column, Cells cells) {
        var bytes = new byte[rows * column.width];
        var before = 0L;
        for (var row = 0; row < rows; row++) {
            var cell = cells.at(row);
            var written = column.delta ? cell - before : cell;
            before = cell;
            for (var plane = 0; plane < column.width; plane++) {
                bytes[plane * rows + row] = (byte) (written >> (8 * plane));
            }
        }
        columns.add(column);
        planes.add(bytes);
        return this;
    }

    int rows() {
        return rows;
    }

    List<Description> columns() {
        return List.copyOf(columns);
    }

    String encoded() {
        return pack(planes);
    }

    /** Text as a block that no text can break out of. */
    static String pack(String text) {
        return pack(List.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String pack(List<byte[]> pieces) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new FastGzip(packed)) {
            for (var piece : pieces) {
                gzip.write(piece);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** Level 6 is twice as slow as 4 here and saves two percent. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream to) throws IOException {
            super(to, 1 << 16);
            def.setLevel(4);
            def.setStrategy(Deflater.DEFAULT_STRATEGY);
        }
    }
}
