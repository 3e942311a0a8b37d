package eu.socieux.correspondence;

/**
 * Something in a message that could not be read, or not completely. The message itself is kept byte for byte all the
 * same.
 *
 * @param part name of the file or part, {@code message} for the whole
 * @param detail what exactly, null when there is no more to say
 */
public record Unread(String part, Reason reason, String detail) {

    /** The name of the whole message as a part. */
    static final String WHOLE = "message";

    /** Why something could not be read. */
    public enum Reason {
        /** The structure of the message is damaged. */
        BROKEN_STRUCTURE("is damaged and could not be taken apart"),
        /** The transfer encoding is wrong. */
        BROKEN_ENCODING("is wrongly encoded; it is kept as it came"),
        /** The declared character set does not exist. */
        UNKNOWN_CHARSET("names a character set that does not exist; some letters may be wrong"),
        /** More than is shown; the original has it all. */
        TEXT_CUT("is very long; only its beginning was read"),
        /** Parts in parts in parts. */
        TOO_DEEP("is packed too deep; what is inside was not taken out"),
        /** More parts than a person would send. */
        TOO_MANY_PARTS("has too many parts; what is inside was not taken out"),
        /** A header longer than any mail program writes. */
        LONG_HEADER("has a header that is too long to be read"),
        /** Only the person with the key can read it. */
        ENCRYPTED("is encrypted; ask the sender for it without encryption"),
        /** An archive with a password. */
        PASSWORD("is protected by a password; ask the sender for it without one"),
        /** An archive that would fill the disk. */
        GROWS_TOO_LARGE("would grow too large when unpacked; it was not unpacked"),
        /** An archive or wrapping that is damaged. */
        BROKEN_PACKAGE("is damaged or of an unknown kind and could not be unpacked"),
        /** A packed file inside a packed file. */
        PACKED_AGAIN("is a packed file inside a packed file; it was not unpacked");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** The line that people read in the file. */
    public String line() {
        String said = "“" + part + "” " + reason.words;
        return detail == null || detail.isBlank() ? said + "." : said + " (" + detail + ").";
    }
}
