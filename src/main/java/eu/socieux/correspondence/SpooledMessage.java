package eu.socieux.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.util.SharedFileInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * A message on the disk while it is dealt with, in a folder of its own with whatever is taken out of it. Memory holds a
 * few buffers of it, however large it is.
 */
final class SpooledMessage implements AutoCloseable {

    private final Path folder;
    private final Path original;
    private final String contentHash;
    private final List<SharedFileInputStream> opened = new ArrayList<>();

    private SpooledMessage(Path folder, Path original, String contentHash) {
        this.folder = folder;
        this.original = original;
        this.contentHash = contentHash;
    }

    /** Writes a message to where it is told to. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream out) throws IOException, MessagingException;
    }

    /** The message is larger than the facility takes. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(DataSize limit) {
            super("The message is larger than " + limit.toMegabytes()
                    + " MB, the limit of socieux.documents.max-message-size.");
        }
    }

    /**
     * Takes a message from where it is.
     *
     * @throws TooLarge when it is longer than the limit
     */
    static SpooledMessage of(Source source, DataSize limit) throws IOException, MessagingException {
        Path folder = Files.createTempDirectory("message");
        boolean complete = false;
        try {
            Path original = folder.resolve("original");
            try (OutputStream out = new Limited(Files.newOutputStream(original), limit)) {
                source.writeTo(out);
            }
            SpooledMessage message = new SpooledMessage(folder, original, ContentHash.of(original));
            complete = true;
            return message;
        } finally {
            if (!complete) {
                delete(folder);
            }
        }
    }

    /** Takes a message that is kept somewhere else; of that there is no limit any more. */
    static SpooledMessage of(InputStream content) throws IOException {
        try {
            return of(content::transferTo, DataSize.ofBytes(Long.MAX_VALUE));
        } catch (MessagingException impossible) {
            throw new IOException(impossible);
        }
    }

    /** Tells it from every other message: see {@link ContentHash}. */
    String contentHash() {
        return contentHash;
    }

    Path original() {
        return original;
    }

    long size() throws IOException {
        return Files.size(original);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(original);
    }

    /** A place for something taken out of it, which goes when the message goes. */
    Path newFile() throws IOException {
        return Files.createTempFile(folder, "part", null);
    }

    /** A file of this folder as mail parsers read it without holding it. */
    SharedFileInputStream shared(Path file) throws IOException {
        SharedFileInputStream stream = new SharedFileInputStream(file.toFile());
        opened.add(stream);
        return stream;
    }

    @Override
    public void close() {
        try {
            for (SharedFileInputStream stream : opened) {
                stream.close();
            }
            delete(folder);
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The temporary files in " + folder + " cannot be deleted.", undeletable);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Stops a message that goes on for ever. */
    private static final class Limited extends FilterOutputStream {

        private final DataSize limit;
        private long written;

        Limited(OutputStream out, DataSize limit) {
            super(out);
            this.limit = limit;
        }

        @Override
        public void write(int oneByte) throws IOException {
            count(1);
            out.write(oneByte);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }

        private void count(int length) throws IOException {
            written += length;
            if (written > limit.toBytes()) {
                throw new TooLarge(limit);
            }
        }
    }
}
