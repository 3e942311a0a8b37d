package eu.socieux.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret part of a link: 256 random bits. The database knows its hash only, and finds it by that; how long the
 * search takes tells nothing about the secret.
 */
public final class Secret {

    private static final int BYTES = 32;
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String written;

    private Secret(String written) {
        this.written = written;
    }

    /** A new one. */
    public static Secret made() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What somebody sent as one; empty when it cannot be one. */
    public static Optional<Secret> read(String sent) {
        return Optional.ofNullable(sent)
                .filter(text -> WRITTEN.matcher(text).matches())
                .map(Secret::new);
    }

    /** As it stands in the address. */
    public String written() {
        return written;
    }

    /** What the database knows of it: 32 bytes. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has SHA-256.", absent);
        }
    }

    /** Says nothing: it must not get into a log by accident. */
    @Override
    public String toString() {
        return "…";
    }
}
