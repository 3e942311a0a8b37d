package eu.socieux.correspondence;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that came with a message, decoded but otherwise untouched. Its bytes are on the disk, and only while the
 * message is being dealt with.
 */
public final class InboundAttachment {

    private final String fileName;
    private final String declaredType;
    private final long size;
    private final Content content;

    InboundAttachment(String fileName, String declaredType, long size, Content content) {
        this.fileName = fileName;
        this.declaredType = declaredType;
        this.size = size;
        this.content = content;
    }

    /** Where the bytes are. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** The name the sender gave it, without folders and control characters; never empty. */
    public String fileName() {
        return fileName;
    }

    /** The media type the message claims, in lower case; not to be trusted. */
    public String declaredType() {
        return declaredType;
    }

    /** How many bytes it has. */
    public long size() {
        return size;
    }

    /**
     * Its bytes, from the first on; to be closed by the caller.
     *
     * @throws IOException when the message has been put away already
     */
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public String toString() {
        return fileName + " (" + declaredType + ", " + size + " bytes)";
    }
}
