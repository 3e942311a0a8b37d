package eu.socieux.documents;

import java.io.InputStream;
import java.util.Objects;

/** Reads the content of a version slice by slice, so that a slow reader holds neither a connection nor the file. */
final class StoredContent extends InputStream {

    private static final int SLICE = 512 * 1024;

    /** Reads a slice; an empty one says that the end is reached. */
    @FunctionalInterface
    interface Slices {
        byte[] read(long from, int length);
    }

    private final Slices slices;
    private byte[] slice = {};
    private int position;
    private long next;

    StoredContent(Slices slices) {
        this.slices = slices;
    }

    @Override
    public int read() {
        return filled() ? Byte.toUnsignedInt(slice[position++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, slice.length - position);
        System.arraycopy(slice, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean filled() {
        if (position == slice.length) {
            slice = slices.read(next, SLICE);
            next += slice.length;
            position = 0;
        }
        return slice.length > 0;
    }
}
