package org.rashomon.referencedb.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing sequence of bytes. Not thread-safe. */
public final class Bytes {

    private static final int INITIAL_BYTES = 1024;

    private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);

    public void putByte(byte value) {
        room(Byte.BYTES).put(value);
    }

    public void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    public void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** Appends the text as UTF-8 after its length in bytes. */
    public void putText(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        room(encoded.length).put(encoded);
    }

    /** Overwrites four bytes that were put before. */
    public void setInt(int index, int value) {
        buffer.putInt(index, value);
    }

    public int size() {
        return buffer.position();
    }

    /** The bytes from the index on, without a copy; valid until more is put. */
    public ByteBuffer from(int index) {
        return ByteBuffer.wrap(buffer.array(), index, buffer.position() - index);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            var capacity = Math.max(2 * buffer.capacity(), Math.addExact(buffer.position(), bytes));
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
        }
        return buffer;
    }

    /**
     * Reads what {@link #putText} wrote.
     *
     * @throws BufferUnderflowException if the buffer ends before the text does
     */
    static String text(ByteBuffer in) {
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
