package eu.socieux.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A file that came with a request. */
public final class ReceivedFile {

    private final String name;
    private final long size;
    private final Content content;

    /** Where the bytes of a file are. */
    @FunctionalInterface
    public interface Content {
        /**
         * The bytes from the first on; to be closed by the caller.
         *
         * @throws IOException when they are there no longer
         */
        InputStream open() throws IOException;
    }

    /**
     * Takes a file as it came, from where it is.
     *
     * @param name as the sender called it
     * @param size in bytes
     */
    public ReceivedFile(String name, long size, Content content) {
        this.name = name;
        this.size = size;
        this.content = content;
    }

    /**
     * Takes a small file that is in memory already.
     *
     * @param name as the sender called it
     */
    public ReceivedFile(String name, byte[] content) {
        byte[] kept = Arrays.copyOf(content, content.length);
        this.name = name;
        this.size = kept.length;
        this.content = () -> new ByteArrayInputStream(kept);
    }

    public String name() {
        return name;
    }

    /**
     * The bytes from the first on; to be closed by the caller.
     *
     * @throws IOException when they are there no longer
     */
    public InputStream open() throws IOException {
        return content.open();
    }

    boolean isEmpty() {
        return size == 0;
    }

    @Override
    public String toString() {
        return name + " (" + size + " bytes)";
    }
}
