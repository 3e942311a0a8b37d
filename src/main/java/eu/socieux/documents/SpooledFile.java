package eu.socieux.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.unit.DataSize;

/**
 * A file on the disk while it is looked at: its length has to be known before the database takes it as a stream, and
 * container formats can be told apart only with random access.
 */
record SpooledFile(Path path, long size, String sha256) implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /**
     * Reads a stream to its end.
     *
     * @throws RefusedDocument when nothing is in it, or more than the limit
     */
    static SpooledFile of(InputStream content, String fileName, DataSize limit) {
        Path path = null;
        try {
            path = Files.createTempFile("document", null);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(content, path, digest, fileName, limit);
            if (size == 0) {
                throw RefusedDocument.empty(fileName);
            }
            SpooledFile spooled = new SpooledFile(path, size, HexFormat.of().formatHex(digest.digest()));
            path = null;
            return spooled;
        } catch (IOException broken) {
            throw new UncheckedIOException("The file " + fileName + " could not be read to its end.", broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java runtime has no SHA-256.", impossible);
        } finally {
            delete(path);
        }
    }

    private static long copy(InputStream content, Path path, MessageDigest digest, String fileName, DataSize limit)
            throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limit.toBytes()) {
                    throw RefusedDocument.tooLarge(fileName, limit);
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The temporary file " + path + " cannot be deleted.", undeletable);
        }
    }
}
