package eu.socieux.correspondence;

import java.util.Arrays;

/** A file that came with a message, decoded but otherwise untouched. */
public final class InboundAttachment {

    private final String fileName;
    private final String declaredType;
    private final byte[] content;

    InboundAttachment(String fileName, String declaredType, byte[] content) {
        this.fileName = fileName;
        this.declaredType = declaredType;
        this.content = content;
    }

    /** The name the sender gave it, without folders and control characters; never empty. */
    public String fileName() {
        return fileName;
    }

    /** The media type the message claims, in lower case; not to be trusted. */
    public String declaredType() {
        return declaredType;
    }

    /** Its bytes. */
    public byte[] content() {
        return Arrays.copyOf(content, content.length);
    }

    @Override
    public String toString() {
        return fileName + " (" + declaredType + ", " + content.length + " bytes)";
    }
}
