package eu.socieux.intake;

import java.util.Arrays;

/** A file that came with a request. */
public final class ReceivedFile {

    private final String name;
    private final byte[] content;

    /**
     * Takes a file as it came.
     *
     * @param name as the sender called it
     */
    public ReceivedFile(String name, byte[] content) {
        this.name = name;
        this.content = Arrays.copyOf(content, content.length);
    }

    public String name() {
        return name;
    }

    public byte[] content() {
        return Arrays.copyOf(content, content.length);
    }

    boolean isEmpty() {
        return content.length == 0;
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
